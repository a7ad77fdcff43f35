namespace Tdc.Platform.Audit;

/// <summary>PostgreSQL: triggers on <c>audit_entry</c> and <c>audit_day_head</c>.</summary>
internal static class PostgresAuditFence
{
    /// <summary>How many triggers there are when the fence stands.</summary>
    public const int Count = 2;

    /// <summary>Counts them in the current schema, without locking the tables.</summary>
    public const string CountSql =
        """
        SELECT count(*)::int AS "Value" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname IN ('audit_entry_fence', 'audit_day_head_fence') AND c.relnamespace = current_schema()::regnamespace AND t.tgenabled <> 'D'
        """;

    public const string Sql =
        """
        CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $fence$
        BEGIN
            IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_entry' THEN
                IF OLD.sequence IS NULL AND OLD.id = NEW.id AND OLD.at = NEW.at AND OLD.user_id IS NOT DISTINCT FROM NEW.user_id
                    AND OLD.key_id IS NOT DISTINCT FROM NEW.key_id AND OLD.action = NEW.action AND OLD.subject_kind = NEW.subject_kind
                    AND OLD.subject_id = NEW.subject_id AND OLD.details = NEW.details THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'audit entries and heads are never changed or deleted';
        END $fence$;
        CREATE OR REPLACE TRIGGER audit_entry_fence BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER audit_day_head_fence BEFORE UPDATE OR DELETE ON audit_day_head FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        """;

    /// <summary>Takes the fence away, as an intruder with the owner's rights would.</summary>
    public const string DropSql = "DROP TRIGGER IF EXISTS audit_entry_fence ON audit_entry; DROP TRIGGER IF EXISTS audit_day_head_fence ON audit_day_head;";
}
