namespace Tdc.Platform.Audit;

/// <summary>SQLite: triggers on <c>audit_entry</c> and <c>audit_day_head</c>.</summary>
internal static class SqliteAuditFence
{
    public const string Sql =
        """
        CREATE TRIGGER IF NOT EXISTS audit_entry_keep BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS audit_entry_same BEFORE UPDATE ON audit_entry
        WHEN OLD.sequence IS NOT NULL OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.user_id IS NOT NEW.user_id OR OLD.key_id IS NOT NEW.key_id
            OR OLD.action IS NOT NEW.action OR OLD.subject_kind IS NOT NEW.subject_kind OR OLD.subject_id IS NOT NEW.subject_id OR OLD.details IS NOT NEW.details
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS audit_day_head_keep BEFORE DELETE ON audit_day_head
        BEGIN SELECT RAISE(ABORT, 'audit heads are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS audit_day_head_same BEFORE UPDATE ON audit_day_head
        BEGIN SELECT RAISE(ABORT, 'audit heads are never changed'); END;
        """;

    /// <summary>Takes the fence away, as an intruder with the file would.</summary>
    public const string DropSql =
        """
        DROP TRIGGER IF EXISTS audit_entry_keep; DROP TRIGGER IF EXISTS audit_entry_same;
        DROP TRIGGER IF EXISTS audit_day_head_keep; DROP TRIGGER IF EXISTS audit_day_head_same;
        """;
}
