using Npgsql;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Capturing;

namespace Tdc.Traceability.Tests.Events;

/// <summary>An empty event store of a test's own, without the platform around it.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly string? database;

    private StoreUnderTest(EventSettings settings, string? database)
    {
        (Settings, this.database) = (settings, database);
        Open = new EventStore(EventServices.Tables(settings), Clock);
        Capture = new EventCapture(Open, settings);
    }

    public TestClock Clock { get; } = new();

    public EventSettings Settings { get; }

    public EventStore Open { get; private set; }

    public EventCapture Capture { get; private set; }

    public static LineageId Owner { get; } = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    public static LineageId Other { get; } = new(Guid.Parse("01900000-0000-7000-8000-000000000002"));

    public static async Task<StoreUnderTest> CreateAsync(DatabaseEngine engine)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-events-").FullName;
        if (engine == DatabaseEngine.Sqlite)
        {
            return new StoreUnderTest(new EventSettings(null, folder), null);
        }

        Requirements.NeedPostgres();
        var name = $"tdc_events_{Guid.NewGuid():N}";
        await ExecuteAsync(Requirements.PostgresConnection, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(Requirements.PostgresConnection) { Database = name, MaxPoolSize = 40 }.ConnectionString;
        return new StoreUnderTest(new EventSettings(connection, folder), name);
    }

    /// <summary>Closes the store and opens it anew, as a new start of the program does.</summary>
    public async Task ReopenAsync()
    {
        await Open.DisposeAsync();
        Open = new EventStore(EventServices.Tables(Settings), Clock);
        Capture = new EventCapture(Open, Settings);
    }

    /// <summary>A second node on the same data.</summary>
    public EventStore SecondNode() => new(EventServices.Tables(Settings), Clock);

    public async Task<AppendResult> AppendAsync(params EpcisEvent[] events) =>
        await Open.AppendAsync(new AppendBatch(Guid.CreateVersion7(), Owner, events, AllOrNothing: true), TestContext.Current.CancellationToken);

    public async Task<List<StoredEvent>> FindAsync(EventFilter filter) =>
        await Open.FindAsync(filter, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public Task<CaptureOutcome> CaptureAsync(ReadOnlyMemory<byte> document, bool rollback = true) => Capture.CaptureAsync(
        new CaptureRequest { Capture = Guid.CreateVersion7(), Owner = Owner, Document = new MemoryStream(document.ToArray()), Rollback = rollback },
        TestContext.Current.CancellationToken);

    /// <summary>Reads the events of a document.</summary>
    public static async Task<List<EpcisEvent>> EventsOfAsync(ReadOnlyMemory<byte> document)
    {
        var reader = EpcisReader.Open(new MemoryStream(document.ToArray()), EpcisFormat.Json);
        var events = await reader.ReadEventsAsync().Select(r => r.Event).ToListAsync();
        Assert.True(reader.IsValid, string.Join('\n', reader.Findings));
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await Open.DisposeAsync();
        if (database is not null)
        {
            await ExecuteAsync(Requirements.PostgresConnection, $"DROP DATABASE {database} WITH (FORCE)");
        }

        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    internal static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
