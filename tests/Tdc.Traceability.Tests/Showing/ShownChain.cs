using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tdc.Platform.Jobs;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Products;

namespace Tdc.Traceability.Tests.Showing;

/// <summary>An app with one product and a way to record what happens to its lots.</summary>
internal sealed class ShownChain : IAsyncDisposable
{
    public const string Gtin = "08935235200012";
    private int events;

    private ShownChain(TestApp app, LineageId owner, LineageId shop, LineageId department, Told told) =>
        (App, Owner, Shop, Department, Tells) = (app, owner, shop, department, told);

    public TestApp App { get; }

    public LineageId Owner { get; }

    public LineageId Shop { get; }

    public LineageId Department { get; }

    /// <summary>What recalls, alerts and the log answer.</summary>
    public Told Tells { get; }

    public static async Task<ShownChain> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var told = new Told();
        var app = await TestApp.StartAsync(engine, configure: services =>
        {
            // The tests do its work themselves, when they want it done.
            services.RemoveAll<IPeriodicWork>();
            services.AddSingleton<IRecalls>(told);
            services.AddSingleton<IChainAlerts>(told);
            services.AddSingleton<IEventLog>(told);
        });
        var (owner, shop, department) = ((await app.UnitAsync("26188")).Lineage, (await app.UnitAsync("26041")).Lineage, (await app.UnitAsync("SKHCN")).Lineage);
        var chain = new ShownChain(app, owner, shop, department, told);
        await chain.AddProductAsync(Gtin, "Bưởi đường lá cam", "Sugar pomelo");
        return chain;
    }

    public Task AddProductAsync(string gtin, string vi, string en, bool strategic = false) => App.InScopeAsync(async services =>
    {
        var made = await services.GetRequiredService<ProductBook>().AddAsync(
            TradeRights.OfSystem, Owner, new(gtin), new() { NameVi = vi, NameEn = en, Group = "fruit", NetContent = 1.5m, NetUnit = "KGM" }, CancellationToken.None);
        Assert.True(made.TryGet(out var id, out var refusal), refusal?.Code);
        if (strategic)
        {
            var db = services.GetRequiredService<TdcDbContext>();
            (await db.Set<Product>().FindAsync(id))!.IsStrategic = true;
            await db.SaveChangesAsync();
        }

        return id;
    });

    /// <summary>Records an object event about a lot.</summary>
    public Task RecordAsync(string lot, string step, string place, LineageId who, string action = "OBSERVE", string? time = null, string? more = null, string? id = null) => CaptureAsync(who, $$"""
        {"type":"ObjectEvent","eventID":"{{id ?? $"urn:example:event:{++events}"}}","eventTime":"{{time ?? App.Clock.GetUtcNow().AddHours(-100 + (4 * ++events)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}",
         "eventTimeZoneOffset":"+07:00","action":"{{action}}","bizStep":"{{step}}","readPoint":{"id":"https://id.gs1.org/414/{{place}}"},
         "quantityList":[{"epcClass":"https://id.gs1.org/01/{{Gtin}}/10/{{lot}}","quantity":1250.5,"uom":"KGM"}]{{more}}}
        """);

    /// <summary>Captures one event.</summary>
    public async Task CaptureAsync(LineageId who, string json)
    {
        const string head = """{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-20T00:00:00Z","epcisBody":{"eventList":[""";
        var document = head + json + "]}}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        var outcome = await App.Services.GetRequiredService<IEventCapture>().CaptureAsync(new() { Capture = Guid.CreateVersion7(), Owner = who, Document = stream }, CancellationToken.None);
        Assert.True(!outcome.IsSyntaxFault && outcome.Findings.All(f => f.Severity != Tdc.Epcis.Validation.Severity.Error), string.Join('\n', outcome.Findings));
    }

    /// <summary>Puts a recall on a lot in force.</summary>
    public void Recall(string lot, string reason)
    {
        Tells.Recalls.Add(new("TH-2026-0001", RecallState.Ordered, RecallLevel.Lot, $"https://id.gs1.org/01/{Gtin}/10/{lot}", true, reason, App.Clock.GetUtcNow(), null));
        App.Services.GetRequiredService<Features.Showing.ShowingVersion>().Raise();
    }

    /// <summary>Waits until other nodes would have seen a change.</summary>
    public static Task SettleAsync() => Task.Delay(Features.Showing.ShowingVersion.Asked + TimeSpan.FromMilliseconds(100));

    /// <summary>A client that follows nothing.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.Address };

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Recalls, alerts and log as a test sets them.</summary>
    internal sealed class Told : IRecalls, IChainAlerts, IEventLog
    {
        public List<RecallNotice> Recalls { get; } = [];

        public List<ChainAlertCard> Alerts { get; } = [];

        public long LogSize { get; set; }

        Task<IReadOnlyList<RecallNotice>> IRecalls.OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<RecallNotice>>([.. Recalls.Where(r => canonical.Contains(r.Canonical))]);

        Task<IReadOnlyList<long>?> IRecalls.OrderedKeysAsync(int most, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<long>?>([.. Recalls.Where(r => r.State == RecallState.Ordered).Select(r => IdentifierKey.OfCanonical(r.Canonical))]);

        Task<IReadOnlyList<ChainAlertCard>> IChainAlerts.OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<ChainAlertCard>>([.. Alerts.Where(a => canonical.Contains(a.Subject))]);

        public Task<LogHead> HeadAsync(CancellationToken cancellation) => Task.FromResult(new LogHead(LogSize, new byte[32]));

        public Task<EventProof?> ProofFor(long position, CancellationToken cancellation) => Task.FromResult<EventProof?>(null);
    }
}
