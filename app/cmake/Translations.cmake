# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
# Our translations and Qt's own (buttons of dialogs), carried by a library under :/i18n.
#   wyh_translations(target)
# The target update_translations collects the texts of the sources into translations/*.ts.
function(wyh_translations target)
  set(folder "${PROJECT_BINARY_DIR}/i18n")
  file(MAKE_DIRECTORY "${folder}")
  set(compiled "")
  foreach(language IN ITEMS zh_CN en)
    set(source "${PROJECT_SOURCE_DIR}/translations/woyouhuo_${language}.ts")
    set(output "${folder}/woyouhuo_${language}.qm")
    add_custom_command(OUTPUT "${output}" COMMAND Qt6::lrelease -silent "${source}" -qm "${output}"
      DEPENDS "${source}" COMMENT "Compiling ${language} texts" VERBATIM)
    list(APPEND compiled "${output}")
  endforeach()
  # Where Qt has no Chinese texts of its own, they are looked for at run time once more (app/desktop/translator.cpp).
  find_file(WYH_QTBASE_ZH_CN qtbase_zh_CN.qm
    PATHS "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS}" /usr/share/qt6/translations NO_DEFAULT_PATH)
  if(WYH_QTBASE_ZH_CN)
    configure_file("${WYH_QTBASE_ZH_CN}" "${folder}/qtbase_zh_CN.qm" COPYONLY)
    list(APPEND compiled "${folder}/qtbase_zh_CN.qm")
  else()
    message(STATUS "Qt's Chinese texts (qtbase_zh_CN.qm) were not found")
  endif()
  set_source_files_properties(${compiled} PROPERTIES GENERATED TRUE)
  wyh_resources(${target} NAME i18n PREFIX i18n BASE "${folder}" FILES ${compiled})

  set(sources "${PROJECT_SOURCE_DIR}/models/items" "${PROJECT_SOURCE_DIR}/ui" "${PROJECT_SOURCE_DIR}/app/desktop")
  add_custom_target(update_translations
    COMMAND Qt6::lupdate -silent -no-obsolete -locations none -I "${PROJECT_SOURCE_DIR}" ${sources}
      -ts "${PROJECT_SOURCE_DIR}/translations/woyouhuo_zh_CN.ts"
    COMMAND Qt6::lupdate -silent -no-obsolete -locations none -pluralonly -I "${PROJECT_SOURCE_DIR}" ${sources}
      -ts "${PROJECT_SOURCE_DIR}/translations/woyouhuo_en.ts"
    COMMENT "Collecting texts" VERBATIM)
endfunction()
