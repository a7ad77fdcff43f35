-- The event store on SQLite: a file of its own, events.db. Safe to repeat.
-- Layout and reasons: docs/decisions/0008-layout-of-the-event-store.md.

CREATE TABLE IF NOT EXISTS epcis_head (
    id integer PRIMARY KEY CHECK (id = 1),
    position integer NOT NULL,
    record_time integer NOT NULL
);
INSERT OR IGNORE INTO epcis_head (id, position, record_time) VALUES (1, 0, 0);

-- The events themselves, packed; keyed by the position of the first event of the segment.
CREATE TABLE IF NOT EXISTS epcis_segment (
    first integer PRIMARY KEY,
    data blob NOT NULL
);

-- One narrow row an event, for walks and for filters that the inverted file does not answer.
CREATE TABLE IF NOT EXISTS epcis_event (
    position integer PRIMARY KEY,
    event_time integer NOT NULL,
    record_time integer NOT NULL,
    biz_step integer NOT NULL,
    disposition integer NOT NULL,
    read_point integer NOT NULL,
    biz_location integer NOT NULL,
    owner integer NOT NULL,
    slot integer NOT NULL,
    sort integer NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_epcis_event_time ON epcis_event (event_time);
CREATE INDEX IF NOT EXISTS ix_epcis_event_step ON epcis_event (biz_step, event_time);

-- The inverted file: where an identifier, event id, owner or disposition occurs.
CREATE TABLE IF NOT EXISTS epcis_item (
    item_key integer NOT NULL,
    place integer NOT NULL,
    more blob,
    PRIMARY KEY (item_key, place)
) WITHOUT ROWID;

-- Distinct values of the fields that can be listed.
CREATE TABLE IF NOT EXISTS epcis_value (
    field integer NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (field, value)
) WITHOUT ROWID;
