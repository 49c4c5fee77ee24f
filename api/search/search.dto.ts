import { ApiProperty } from '@nestjs/swagger';
import type { SearchAnswer, SearchHit, SearchResource } from '../../shared/contracts/search.js';

export class SearchHitAnswer implements SearchHit {
  @ApiProperty({ example: 1 }) id!: number;
  @ApiProperty({ example: '年产20万吨锂离子电池电解液项目' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'LD0000001', description: 'Project code, credit code or username' }) code!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '签约 · 南溪经济开发区', description: 'Stage and park, region, organisation' }) detail!: string | null;
}

export class SearchGroupAnswer {
  @ApiProperty({ enum: ['projects', 'companies', 'parks', 'users'] }) resource!: SearchResource;
  @ApiProperty({ type: [SearchHitAnswer] }) hits!: SearchHitAnswer[];
}

export class SearchAnswers implements SearchAnswer {
  @ApiProperty({ type: [SearchGroupAnswer] }) groups!: SearchGroupAnswer[];
}
