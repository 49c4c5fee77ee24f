/**
 * Names still met in ledgers that the current list of GB/T 2260 no longer has, or never had, with today's code.
 * Renamed or upgraded counties come from the Ministry of Civil Affairs' yearly notices; the rest are everyday short forms of banners.
 */
export const REGION_ALIASES: Readonly<Record<string, string>> = {
  // Counties that became districts or cities
  蓟县: '120119', 静海县: '120118', 宁河县: '120117', 密云县: '110118', 延庆县: '110119',
  偃师市: '410307', 孟津县: '410308', 莱芜市: '370116', 盘县: '520281', 崇明县: '310151',
  潜山县: '340882', 章丘市: '370114', 即墨市: '370215', 普兰店市: '210214', 郫县: '510117', 双流县: '510116',
  // Banners
  达茂旗: '150223', 莫旗: '150722', 鄂温克旗: '150724', 鄂伦春旗: '150723', 阿荣旗: '150721',
  察右前旗: '150926', 察右中旗: '150927', 察右后旗: '150928', 科左中旗: '150521', 科左后旗: '150522',
  科右前旗: '152221', 科右中旗: '152222', 土左旗: '150121', 土右旗: '150221', 阿左旗: '152921', 阿右旗: '152922',
};
