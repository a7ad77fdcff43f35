using System.Text.RegularExpressions;
using Npgsql;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Tests.Events;

/// <summary>Whether Citus could spread the event store over machines, read from a plain PostgreSQL catalogue.</summary>
public sealed partial class DistributionTests
{
    /// <summary>The tables that <c>citus-distribute.sql</c> spreads, with their columns; the file is the one list.</summary>
    private static Dictionary<string, string> Distributed { get; } = DistributedTable().Matches(EventSql.Read("citus-distribute.sql"))
        .ToDictionary(m => m.Groups["table"].Value, m => m.Groups["column"].Value);

    [Fact]
    public async Task The_schema_of_the_event_store_can_be_distributed()
    {
        await using var store = await StoreUnderTest.CreateAsync(DatabaseEngine.Postgres);
        await store.Open.PrepareAsync(default);
        Assert.Equal(["epcis_event", "epcis_item", "epcis_segment"], Distributed.Keys.Order());
        await using var connection = new NpgsqlConnection(store.Settings.Postgres);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (table, column) in Distributed)
        {
            Assert.Empty(await FaultsAsync(connection, table, column));
        }
    }

    [Fact]
    public async Task A_schema_that_cannot_be_distributed_is_noticed()
    {
        await using var store = await StoreUnderTest.CreateAsync(DatabaseEngine.Postgres);
        await store.Open.PrepareAsync(default);
        await using var connection = new NpgsqlConnection(store.Settings.Postgres);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, """
            CREATE TABLE other (id bigint PRIMARY KEY);
            CREATE TABLE bad (
                id bigint PRIMARY KEY, key bigint, unique_text text UNIQUE, other bigint REFERENCES other (id),
                made bigint GENERATED ALWAYS AS (id * 2) STORED, number int GENERATED ALWAYS AS IDENTITY);
            CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER t BEFORE INSERT ON bad FOR EACH ROW EXECUTE FUNCTION nothing();
            CREATE RULE r AS ON DELETE TO bad DO INSTEAD NOTHING;
            """);
        var faults = await FaultsAsync(connection, "bad", "key");
        foreach (var words in new[] { "may be null", "unique index bad_pkey", "unique index bad_unique_text_key", "foreign key", "trigger", "rule", "generated" })
        {
            Assert.Contains(faults, f => f.Contains(words, StringComparison.Ordinal));
        }

        Assert.NotEmpty(await FaultsAsync(connection, "epcis_event", "no_such_column"));
    }

    [Fact]
    public void The_SQL_of_the_event_store_has_none_of_the_words_that_Citus_refuses()
    {
        var folder = Path.Combine(Requirements.RepositoryRoot, "src", "Modules", "Tdc.Traceability", "Events");
        var files = Directory.GetFiles(Path.Combine(folder, "Postgres")).Append(Path.Combine(folder, "Tables", "EventScan.cs")).ToList();
        Assert.True(files.Count >= 4);
        foreach (var file in files)
        {
            Assert.DoesNotMatch(Refused(), Comments().Replace(File.ReadAllText(file), ""));
        }

        Assert.Matches(Refused(), "SELECT 1 FROM a, LATERAL (SELECT 2) b");
        Assert.Matches(Refused(), "WITH RECURSIVE walk AS (SELECT 1)");
    }

    [Fact]
    public async Task The_tables_can_be_made_by_several_nodes_at_once_and_again()
    {
        await using var store = await StoreUnderTest.CreateAsync(DatabaseEngine.Postgres);
        var nodes = Enumerable.Range(0, 6).Select(_ => store.SecondNode()).ToList();
        await Task.WhenAll(nodes.Select(n => n.PrepareAsync(TestContext.Current.CancellationToken)));
        foreach (var node in nodes)
        {
            Assert.Equal(0, await node.LastPositionAsync(default));
            await node.DisposeAsync();
        }
    }

    /// <summary>What rules C1 to C4 forbid of a table.</summary>
    private static async Task<List<string>> FaultsAsync(NpgsqlConnection connection, string table, string column)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT 'the distribution column is missing or may be null' WHERE NOT EXISTS
                (SELECT 1 FROM pg_attribute WHERE attrelid = @table::regclass AND attname = @column AND attnotnull)
            UNION ALL SELECT 'unique index ' || indexrelid::regclass || ' lacks the distribution column' FROM pg_index i
                WHERE indrelid = @table::regclass AND indisunique AND NOT EXISTS
                    (SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attname = @column AND a.attnum = ANY (i.indkey::int2[]))
            UNION ALL SELECT 'foreign key ' || conname FROM pg_constraint WHERE contype = 'f' AND (conrelid = @table::regclass OR confrelid = @table::regclass)
            UNION ALL SELECT 'exclusion ' || conname FROM pg_constraint WHERE contype = 'x' AND conrelid = @table::regclass
            UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE tgrelid = @table::regclass AND NOT tgisinternal
            UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = @table::regclass
            UNION ALL SELECT 'generated column ' || attname FROM pg_attribute WHERE attrelid = @table::regclass AND attnum > 0 AND (attgenerated <> '' OR attidentity <> '')
            UNION ALL SELECT 'default from a sequence: ' || pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = @table::regclass AND pg_get_expr(adbin, adrelid) LIKE 'nextval%'
            """, connection);
        command.Parameters.AddWithValue("table", table);
        command.Parameters.AddWithValue("column", column);
        await using var row = await command.ExecuteReaderAsync();
        var faults = new List<string>();
        while (await row.ReadAsync())
        {
            faults.Add(row.GetString(0));
        }

        return faults;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"create_distributed_table\('(?<table>\w+)', '(?<column>\w+)'")]
    private static partial Regex DistributedTable();

    [GeneratedRegex(@"\b(TRIGGER|CREATE\s+RULE|GENERATED|MATERIALIZED|RECURSIVE|GROUPING\s+SETS|ROLLUP|CUBE|MERGE\s+INTO|LATERAL|OFFSET|SERIAL|NEXTVAL)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    [GeneratedRegex(@"(--|//).*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
