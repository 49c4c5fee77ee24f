import { addDays } from '../../../shared/day.js';
import { FEN_PER_WAN } from '../../../shared/money.js';
import type { CooperationMode } from '../../../shared/vocabulary.js';
import { PARKS } from './places.js';
import type { CityPlan, Minute } from './plan-types.js';
import { Random } from './random.js';

export interface PlannedOpportunity {
  name: string; park: string; industryCode: string; chain: string; expectedInvestmentFen: number; expectedOutputFen: number; landMu: number | null; factorySquareMetres: number | null; cooperation: CooperationMode;
  content: string; brief: string; contactUnit: string; contactName: string; contactPhone: string;
  draftedAt: Minute; publishedAt: Minute | null; pausedAt: Minute | null; withdrawnAt: Minute | null; leads: { at: Minute; investor: string; close: boolean }[];
}

type Idea = readonly [name: string, industryCode: string, works: string];
const IDEAS: Readonly<Record<string, readonly Idea[]>> = {
  electronics: [['车载显示模组生产基地', '3974', '无尘车间与模组自动化生产线'], ['高密度线路板配套园', '3982', '多层板生产线与集中废水处理设施'], ['工业传感器研发制造', '402', '装配调试车间与检测中心']],
  materials: [['功能性薄膜生产线', '2921', '流延生产线与分切车间'], ['改性工程塑料项目', '2651', '聚合装置与改性造粒线'], ['电子级玻璃纤维项目', '3061', '窑炉与表面处理车间']],
  food: [['预制菜中央工厂', '143', '中央厨房、速冻隧道与冷库'], ['复合调味料生产线', '146', '发酵罐区与灌装车间'], ['植物饮料灌装基地', '152', '水处理与无菌灌装生产线']],
  equipment: [['精密减速机制造', '3453', '精密加工车间与热处理线'], ['智能仓储装备项目', '343', '装配车间与试验场'], ['高端农机总装基地', '357', '焊接、涂装与总装生产线']],
  energy: [['储能电池系统集成', '3841', '电芯、模组与系统集成生产线'], ['锂电负极材料一体化', '3091', '石墨化车间与包覆造粒线'], ['光伏组件配套项目', '3825', '组件自动化生产线与仓储']],
  logistics: [['冷链物流集配中心', '5930', '低温库与加工配送车间'], ['多式联运枢纽仓', '5810', '标准仓、堆场与信息平台'], ['供应链集采平台', '7224', '分拣中心与集采平台']],
  medicine: [['中药饮片精深加工', '2730', '提取车间与饮片生产线'], ['医用耗材灭菌基地', '358', '万级洁净车间与灭菌中心'], ['功能性健康食品项目', '1491', '功能食品生产线与研发中心']],
  building: [['装配式构件项目', '3022', '预制构件生产线与堆场'], ['节能门窗幕墙项目', '3312', '型材加工与组装车间'], ['钢结构加工中心', '3311', '下料、焊接与涂装车间']],
  light: [['竹集成材项目', '203', '热压与表面加工车间'], ['定制家居智造园', '2110', '板材、涂装与装配车间'], ['绿色包装项目', '2231', '印刷、模切与糊盒生产线']],
  chemicals: [['电子级湿化学品项目', '2669', '提纯装置与洁净灌装间'], ['水性工业涂料项目', '2641', '树脂装置与调漆车间'], ['高分子助剂项目', '266', '合成装置与三废处理设施']],
  metals: [['工业铝型材项目', '3252', '熔铸、挤压与氧化生产线'], ['轻量化压铸件项目', '3392', '压铸岛与机加工车间'], ['高精铜材项目', '3251', '连铸连轧与拉丝生产线']],
  recycling: [['退役动力电池回收', '4210', '放电拆解与湿法回收装置'], ['废旧金属综合利用', '421', '拆解线与破碎分选车间'], ['工业固废资源化项目', '772', '处置车间与资源化利用线']],
  textiles: [['功能性面料项目', '1751', '织造与整理生产线'], ['智能纺纱项目', '1711', '细纱与络筒车间'], ['运动鞋配套产业园', '195', '针车与成型流水线']],
  vehicles: [['新能源汽车线束基地', '3670', '线束加工与检测车间'], ['车身结构件项目', '3660', '冲压、焊接生产线与模具车间'], ['底盘系统总成项目', '367', '锻造、机加工与装配线']],
  digital: [['数据标注训练基地', '6450', '办公用房装修与机房'], ['工业软件交付中心', '6513', '研发办公用房与测试实验室'], ['边缘算力中心', '645', '机房改造、供配电与制冷']],
};

const COUNT = 40;
const STREAM = -80;
const SURNAMES = ['李', '王', '周', '吴', '郑', '冯'];

/** Forty packaged projects by park, written over the last year and a half; most on offer, some paused, some taken. */
export function planOpportunities(seed: number, plan: CityPlan): PlannedOpportunity[] {
  const random = Random.of(seed, STREAM);
  const taken = new Set<string>();
  return Array.from({ length: COUNT }, (_, number): PlannedOpportunity => {
    const park = PARKS[number % PARKS.length]!;
    const ideas = park.fields.flatMap((field) => IDEAS[field]!).filter(([name]) => !taken.has(`${park.name}${name}`));
    const [idea, industryCode, works] = ideas[0] ?? IDEAS[park.fields[0]!]![number % 3]!;
    taken.add(`${park.name}${idea}`);
    const yi = random.whole(2, 24) / 2;
    const factory = park.fields[0] === 'digital' || random.chance(0.3);
    const landMu = factory ? null : Math.round(yi * random.whole(12, 22));
    const factorySquareMetres = factory ? random.whole(3, 16) * 1_000 : null;
    const drafted = addDays(plan.until, -random.whole(30, 540));
    const at = (days: number, minute: string): Minute | null => { const day = addDays(drafted, days); return day <= plan.until ? `${day}T${minute}` : null; };
    const fate = number % 10;
    const leadAt = at(12, '10:20');
    return {
      name: `${park.shortName}${idea}`, park: park.name, industryCode, chain: park.leadingIndustries[0]!,
      expectedInvestmentFen: yi * 10_000 * FEN_PER_WAN, expectedOutputFen: Math.round(yi * random.between(1, 2) * 10) * 1_000 * FEN_PER_WAN, landMu, factorySquareMetres, cooperation: random.pick(['sole', 'sole', 'joint', 'cooperative', 'negotiable']),
      content: `计划总投资${yi}亿元，${landMu === null ? `使用标准厂房约${factorySquareMetres}平方米` : `用地约${landMu}亩`}，建设${works}及配套设施。`,
      brief: `${park.name}以${park.leadingIndustries.join('、')}为主导产业，已达到${park.infrastructure === 'nine-connections' ? '九通一平' : park.infrastructure === 'seven-connections' ? '七通一平' : '五通一平'}，上下游配套企业集中，可为项目提供用工、物流和代办服务；重点面向${park.targetRegions.join('、')}招商。`,
      contactUnit: park.committee, contactName: `${random.pick(SURNAMES)}科长`, contactPhone: `0999-${random.whole(2_000_000, 8_999_999)}`,
      draftedAt: `${drafted}T09:10`, publishedAt: fate === 9 ? null : at(6, '15:00'), pausedAt: fate === 6 ? at(20, '11:00') : null, withdrawnAt: fate === 8 ? at(25, '11:00') : null,
      leads: leadAt !== null && (fate === 0 || fate === 4) ? [{ at: leadAt, investor: `${random.pick(['华岳', '明川', '同泽', '远桥'])}${random.pick(['科技', '实业', '控股'])}有限公司`, close: fate === 4 }] : [],
    };
  });
}
