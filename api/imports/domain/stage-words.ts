import type { Milestone, ProjectStatus, Stage } from '../../../shared/vocabulary.js';

/** What a word in a ledger's progress column stands for. */
export interface StageMeaning {
  /** Null where the word gives only a status. */
  stage: Stage | null;
  milestones?: readonly Milestone[];
  status?: Exclude<ProjectStatus, 'active'>;
}

export interface StageWords extends StageMeaning {
  words: readonly string[];
}

/** The table shipped with the product; a city may pass its own. */
const STAGE_WORDS: readonly StageWords[] = [
  { stage: 'lead', words: ['lead', '线索', '储备', '谋划'] },
  { stage: 'negotiating', words: ['negotiating', '在谈', '洽谈', '在谈对接', '对接', '意向', '意向协议', '投资意向'] },
  { stage: 'negotiating', milestones: ['framework'], words: ['框架协议', '框架', '战略合作', '战略合作协议', '战略合作框架协议', '签约(框架)', '签约(框架协议)', '签订框架协议', '签署框架协议'] },
  { stage: 'signed', words: ['signed', '签约', '协议', '合同', '签订合同', '签订协议', '签约未开工', '拟开工', '前期', '前期工作', '审批'] },
  { stage: 'started', words: ['started', '开工', '签约开工', '开工(奠基)', '奠基', '动工', '新开工', '开工建设', '在建', '建设中', '续建'] },
  { stage: 'built', words: ['built', '竣工', '建成', '完工', '竣工未投产'] },
  { stage: 'producing', words: ['producing', '试生产', '试投产', '投产', '建成投产', '竣工投产'] },
  { stage: 'producing', milestones: ['at-capacity'], words: ['达产', '投产达产'] },
  { stage: null, status: 'suspended', words: ['suspended', '停建', '停工', '缓建', '暂停'] },
  { stage: null, status: 'terminated', words: ['terminated', '终止', '解约'] },
];

export default STAGE_WORDS;
