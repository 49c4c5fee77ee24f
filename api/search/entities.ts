import { Entity } from 'typeorm';
import { Id, Key, Line } from '../core/database/columns.js';

/** What a record can be found by; written together with its grams, which follow from it. */
@Entity('search_entry')
export class SearchEntry {
  @Key(4) kind!: string;
  @Id() id!: number;
  @Line(800) text!: string;
  @Line(6000) pinyin!: string;
  @Line(800) initials!: string;
  @Line(200) codes!: string;
}

/** One gram of one record. */
@Entity('search_gram')
export class SearchGram {
  @Key(4) kind!: string;
  @Key(20) gram!: string;
  @Id() id!: number;
}
