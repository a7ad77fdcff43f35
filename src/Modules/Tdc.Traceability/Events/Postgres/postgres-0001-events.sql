-- The event store on PostgreSQL. Safe to repeat; distributable by Citus (docs/operations.md).
-- Layout and reasons: docs/decisions/0008-layout-of-the-event-store.md.

CREATE TABLE IF NOT EXISTS epcis_head (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    position bigint NOT NULL,
    record_time bigint NOT NULL
);
INSERT INTO epcis_head (id, position, record_time) VALUES (1, 0, 0) ON CONFLICT (id) DO NOTHING;

-- The events themselves, packed; keyed by the position of the first event of the segment. Distribution column: first.
CREATE TABLE IF NOT EXISTS epcis_segment (
    first bigint NOT NULL PRIMARY KEY,
    data bytea NOT NULL
);
ALTER TABLE epcis_segment ALTER COLUMN data SET STORAGE EXTERNAL;

-- One narrow row an event, for walks and for filters that the inverted file does not answer. Distribution column: position.
CREATE TABLE IF NOT EXISTS epcis_event (
    position bigint NOT NULL PRIMARY KEY,
    event_time bigint NOT NULL,
    record_time bigint NOT NULL,
    biz_step integer NOT NULL,
    disposition integer NOT NULL,
    read_point integer NOT NULL,
    biz_location integer NOT NULL,
    owner integer NOT NULL,
    slot smallint NOT NULL,
    sort smallint NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_epcis_event_time ON epcis_event (event_time, position);
CREATE INDEX IF NOT EXISTS ix_epcis_event_step ON epcis_event (biz_step, event_time, position);

-- The inverted file: where an identifier, event id, owner or disposition occurs. Distribution column: item_key.
CREATE TABLE IF NOT EXISTS epcis_item (
    item_key bigint NOT NULL,
    place bigint NOT NULL,
    more bytea,
    PRIMARY KEY (item_key, place)
);

-- Distinct values of the fields that can be listed; few and slow to change: a reference table.
CREATE TABLE IF NOT EXISTS epcis_value (
    field smallint NOT NULL,
    value text COLLATE "C" NOT NULL,
    PRIMARY KEY (field, value)
);
