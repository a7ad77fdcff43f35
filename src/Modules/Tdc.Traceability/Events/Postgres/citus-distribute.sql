-- Spreads the event store over the workers of a Citus cluster. Run on the coordinator by `tdc events distribute`; safe to repeat.
-- epcis_head and epcis_schema stay on the coordinator: one row that every append locks, and the list of the files that were run.
SELECT create_reference_table('epcis_value')
    WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'epcis_value'::regclass);
SELECT create_distributed_table('epcis_segment', 'first', colocate_with => 'none')
    WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'epcis_segment'::regclass);
SELECT create_distributed_table('epcis_event', 'position', colocate_with => 'none')
    WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'epcis_event'::regclass);
SELECT create_distributed_table('epcis_item', 'item_key', colocate_with => 'none')
    WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = 'epcis_item'::regclass);
