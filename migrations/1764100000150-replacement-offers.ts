import type { MigrationInterface, QueryRunner } from "typeorm"

/** Another product, offered in place of the unit of an RMA line. */
export class ReplacementOffers1764100000150 implements MigrationInterface {
  name = "ReplacementOffers1764100000150"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rma_offer (
        id text collate "C" not null constraint pk_rma_offer primary key,
        rma_line_id text collate "C" not null constraint fk_rma_offer_line references rma_line (id),
        variant_id text collate "C" not null,
        title text not null,
        thumbnail text,
        credit_minor bigint,
        currency_code text collate "C",
        note_id text collate "C",
        offered_at timestamptz(3) not null,
        offered_by jsonb not null,
        expires_at timestamptz(3) not null,
        status text collate "C" not null,
        ended_at timestamptz(3),
        answer_note_id text collate "C",
        wish_before text collate "C" not null,
        constraint ck_rma_offer_status check (status in ('offered','accepted','declined','expired','withdrawn')),
        constraint ck_rma_offer_end check ((status = 'offered') = (ended_at is null)),
        constraint ck_rma_offer_credit check ((credit_minor is null) = (currency_code is null) and (credit_minor is null or credit_minor > 0)),
        constraint ck_rma_offer_wish check (wish_before in ('refund','keep_it_refund','replacement','exchange','repair','store_credit','rejected','none'))
      )`)
    await runner.query(`create index ix_rma_offer_line on rma_offer (rma_line_id, id)`)
    await runner.query(`create unique index uq_rma_offer_open on rma_offer (rma_line_id) where status = 'offered'`)
    await runner.query(`create index ix_rma_offer_expires on rma_offer (expires_at) where status = 'offered'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rma_offer`)
  }
}
