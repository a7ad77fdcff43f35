using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Showing.RollUp;
using Tdc.Traceability.Features.Showing.Scans;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Tests.Showing;

public sealed class MeasureTests
{
    private const string Gtin = ShownChain.Gtin;
    private const string Farm = "8935235200005";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Measures_follow_the_records_count_each_event_once_and_split_by_unit(DatabaseEngine engine)
    {
        await using var chain = await ShownChain.StartAsync(engine);
        await chain.AddProductAsync("08935235200029", "Gỗ", "Wood", strategic: true);
        await chain.RecordAsync("L1", "commissioning", Farm, chain.Owner, "ADD");
        await chain.RecordAsync("L1", "shipping", Farm, chain.Owner);
        await chain.RecordAsync("L1", "receiving", "8935235200104", chain.Shop);
        await chain.RecordAsync("L2", "stocking", "8935235200104", chain.Shop);
        await chain.CaptureAsync(chain.Owner, """
            {"type":"TransformationEvent","eventID":"urn:example:made","eventTime":"2026-11-10T00:00:00Z","eventTimeZoneOffset":"+07:00","bizStep":"commissioning","bizLocation":{"id":"https://id.gs1.org/414/8935235200005"},
             "inputQuantityList":[{"epcClass":"https://id.gs1.org/01/08935235200012/10/L1","quantity":5,"uom":"KGM"}],"outputQuantityList":[{"epcClass":"https://id.gs1.org/01/08935235200029/10/W1","quantity":1}]}
            """);
        chain.App.Services.GetRequiredService<ScanCounter>().Count(Gtin, "L1", ScanKind.Scan, "");
        await chain.App.Services.GetRequiredService<ScanCounter>().FlushAsync(CancellationToken.None);
        for (var i = 0; i < 2; i++)
        {
            await chain.App.InScopeAsync(s => RollUpEvents.StepAsync(s, null, CancellationToken.None)); // a second run finds nothing new
        }

        var today = chain.App.Clock.TodayInVietnam;
        var catalogue = chain.App.Services.GetRequiredService<MeasureCatalogue>();
        async Task<decimal?> Of(string code, params Platform.Organisations.LineageId[] units) =>
            (await catalogue.AnswerAsync("traceability." + code, units.Length == 0 ? null : units, new(today.Year, 1, 1), today, CancellationToken.None))!.Value;
        Assert.Equal(2, await Of("products-traced"));
        Assert.Equal(2, await Of("product-pages"));
        Assert.Equal(1, await Of("codes-scanned"));
        Assert.Equal(5, await Of("events-captured"));
        Assert.Equal(3, await Of("events-captured", chain.Owner));
        Assert.Equal(0, await Of("strategic-end-to-end"));
        Assert.Equal(0, await Of("products-traced", chain.Shop));
        Assert.True(await Of("enterprises-with-codes") >= 1);
        await AddAlertsAsync(chain);
        Assert.Equal(2, await Of("alerts-closed")); // of four: one is open, one was closed last year
        Assert.Equal(1, await Of("alerts-closed", chain.Owner));

        await chain.CaptureAsync(chain.Shop, """
            {"type":"ObjectEvent","eventID":"urn:example:sold","eventTime":"2026-11-15T00:00:00Z","eventTimeZoneOffset":"+07:00","action":"OBSERVE","bizStep":"retail_selling","readPoint":{"id":"https://id.gs1.org/414/8935235200104"},
             "quantityList":[{"epcClass":"https://id.gs1.org/01/08935235200029/10/W1","quantity":1}]}
            """);
        await chain.App.InScopeAsync(s => RollUpEvents.StepAsync(s, null, CancellationToken.None));
        Assert.Equal(1, await Of("strategic-end-to-end"));

        using var leader = await chain.App.SignInAsync(Role.Leader, "UBND");
        var page = await leader.OpenAsync("/giam-sat-truy-xuat?nhom=fruit");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("2 trên 2 sản phẩm", page.MainText, StringComparison.Ordinal);
        using var coverage = JsonDocument.Parse(await leader.Client.GetStringAsync(new Uri("/api/traceability/coverage", UriKind.Relative)));
        Assert.Equal(6, coverage.RootElement.GetProperty("total").GetProperty("events").GetInt32());
        Assert.Equal(1, coverage.RootElement.GetProperty("alertsOpen").GetInt32());
        Assert.Equal(1, coverage.RootElement.GetProperty("alertsSerious").GetInt32());
        Assert.Equal(2, coverage.RootElement.GetProperty("alertsClosed").GetInt32());
        foreach (var type in (string[])["xlsx", "csv"])
        {
            using var file = await leader.Client.GetAsync(new Uri("/giam-sat-truy-xuat." + type, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        using var visitor = chain.App.Visit();
        Assert.Contains("Bưởi đường lá cam", (await visitor.OpenAsync("/truy-xuat/so-lieu")).MainText, StringComparison.Ordinal);
        var plan = await visitor.OpenAsync("/so-do");
        Assert.Contains(plan.Document.QuerySelectorAll("a"), a => a.GetAttribute("href") == TraceMeasures.Records + "#san-pham");
    }

    private static Task AddAlertsAsync(ShownChain chain) => chain.App.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var now = chain.App.Clock.GetUtcNow();
        (Platform.Organisations.LineageId Owner, DateTimeOffset? ClosedAt)[] alerts = [(chain.Owner, now), (chain.Shop, now.AddDays(-1)), (chain.Owner, now.AddYears(-1)), (chain.Owner, null)];
        foreach (var (number, (owner, closed)) in alerts.Index())
        {
            db.Add(new TraceAlert
            {
                Number = number + 1,
                Kind = "mass-balance",
                CauseKey = "k" + number,
                Severity = AlertSeverity.Serious,
                State = closed is null ? AlertState.Open : AlertState.Closed,
                Subject = "https://id.gs1.org/01/" + Gtin,
                Subjects = 1,
                Owner = owner,
                HappenedAt = now,
                RaisedAt = now.AddYears(-2),
                ClosedAt = closed,
                Facts = "{}",
                Events = "[]",
                CloseReason = "",
                Version = Guid.CreateVersion7(now),
            });
        }

        await db.SaveChangesAsync();
        return true;
    });

    [Fact]
    public async Task Links_are_set_over_REST_by_who_owns_the_number_and_by_nobody_else()
    {
        await using var chain = await ShownChain.StartAsync();
        using var own = await chain.App.ClientWithKeyAsync("26188", "traceability:links");
        using var other = await chain.App.ClientWithKeyAsync("26041", "traceability:links");
        const string good = """{"key":"(01)08935235200012(10)L1","type":"gs1:pip","href":"https://hop-tac-xa.example/","language":"vi"}""";
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, good));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(own, good));
        Assert.Equal(HttpStatusCode.Created, await PostAsync(own, good));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(own, good.Replace("https://hop-tac-xa.example/", "javascript:alert(1)", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(own, good.Replace("gs1:pip", "gs1:x", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(own, good.Replace("08935235200012", "08935235200013", StringComparison.Ordinal)));
        using var list = JsonDocument.Parse(await own.GetStringAsync(new Uri("/api/traceability/links?key=" + Gtin, UriKind.Relative)));
        var link = Assert.Single(list.RootElement.EnumerateArray());
        using var denied = await other.DeleteAsync(new Uri("/api/traceability/links/" + link.GetProperty("id").GetString(), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
        using var gone = await own.DeleteAsync(new Uri("/api/traceability/links/" + link.GetProperty("id").GetString(), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/traceability/links", UriKind.Relative), body);
        return answer.StatusCode;
    }
}
