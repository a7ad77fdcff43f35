using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.Oversee;

/// <summary>Reads the filter of the coverage from an address.</summary>
internal static class CoverageQuery
{
    /// <summary>The filter; what cannot be read is as if it were not there. Without dates: the last twelve months.</summary>
    public static CoverageFilter Of(IQueryCollection query, DateOnly today)
    {
        var to = Reading.Date(query["den"], out var last) == ReadFault.None ? last : today;
        var usual = new DateOnly(to.Year, to.Month, 1).AddMonths(-11);
        var from = Reading.Date(query["tu"], out var first) == ReadFault.None && first <= to ? first : usual;
        return new(
            query["nhom"].ToString() is { Length: > 0 and <= 60 } group ? group : null,
            Guid.TryParse(query["don-vi"], out var unit) ? new LineageId(unit) : null,
            from < to.AddYears(-10) ? to.AddYears(-10) : from, to, query["chien-luoc"] == "1");
    }
}

/// <summary>Coverage as programs read it.</summary>
internal sealed record CoverageAnswer(
    DateOnly From, DateOnly To, DateTimeOffset At, CoverageRow Total, int Enterprises, int StrategicProducts, int StrategicEndToEnd, int SuspicionsOpen, int SuspicionsDecided, int AlertsOpen, int AlertsSerious, int AlertsClosed, int Anomalies,
    IReadOnlyList<CoverageRow> ByGroup, IReadOnlyList<CoverageRow> ByUnit, IReadOnlyList<CoverageRow> ByMonth, IReadOnlyList<CoveredProductAnswer> Products)
{
    public static CoverageAnswer Of(Coverage c) => new(
        c.Filter.From, c.Filter.To, c.At, c.Total, c.Enterprises, c.Strategic.All, c.Strategic.EndToEnd, c.Suspicions.Open, c.Suspicions.Decided, c.Alerts.Open, c.Alerts.Serious, c.Alerts.Closed, c.Anomalies, c.ByGroup, c.ByUnit, c.ByMonth,
        [.. c.Products.Select(p => new CoveredProductAnswer(p.Card.Gtin, p.Card.InternalNumber, Display.InEnglish ? p.Card.NameEn : p.Card.NameVi, p.Owner, p.Lots, p.NewestLot, p.TracedOn, p.EndToEndOn, p.Events, p.Scans))]);
}

/// <summary>A product in the coverage.</summary>
internal sealed record CoveredProductAnswer(
    string Gtin, string InternalNumber, string Name, string Owner, int Lots, string? NewestLot, DateOnly? TracedOn, DateOnly? EndToEndOn, int Events, int Scans);

/// <summary>Coverage over REST and as files.</summary>
internal static class CoverageApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/traceability/coverage", async (HttpRequest request, CoverageReading reading, TimeProvider clock, CancellationToken cancellation) =>
                TypedResults.Ok(CoverageAnswer.Of(await reading.ReadAsync(CoverageQuery.Of(request.Query, clock.TodayInVietnam), cancellation))))
            .WithTags("Coverage").WithName("GetCoverage").WithSummary("How far traceability reaches, by product group, unit and month; filters nhom, don-vi, tu, den, chien-luoc as on the page.")
            .RequireAuthorization(ShowingPolicies.Readers);
        app.MapGet("/giam-sat-truy-xuat.{type:regex(^(csv|xlsx)$)}", FileAsync).ExcludeFromDescription().RequireAuthorization(ShowingPolicies.Readers);
    }

    private static async Task<IResult> FileAsync(string type, HttpRequest request, CoverageReading reading, TimeProvider clock, IStringLocalizer<ShowingText> text, CancellationToken cancellation)
    {
        var c = await reading.ReadAsync(CoverageQuery.Of(request.Query, clock.TodayInVietnam), cancellation);
        var title = $"{text["oversee.title"]} {Display.Date(c.Filter.From)} – {Display.Date(c.Filter.To)}";
        Sheet Of(string name, string first, IReadOnlyList<CoverageRow> rows) => new()
        {
            Name = name,
            Titles = [title],
            Columns =
            [
                new(first, 36), new(text["oversee.products"], 12, CellKind.Whole), new(text["oversee.traced"], 14, CellKind.Whole), new(text["oversee.end-to-end"], 14, CellKind.Whole),
                new(text["oversee.lots"], 10, CellKind.Whole), new(text["oversee.events"], 12, CellKind.Whole), new(text["oversee.scans"], 12, CellKind.Whole),
            ],
            Rows = rows.Select(IReadOnlyList<SheetCell> (r) =>
            [
                r.Name, SheetCell.Whole(r.Products), SheetCell.Whole(r.Traced), SheetCell.Whole(r.EndToEnd), SheetCell.Whole(r.Lots), SheetCell.Whole(r.Events), SheetCell.Whole(r.Scans),
            ]),
        };
        var products = new Sheet
        {
            Name = text["oversee.products"],
            Titles = [title],
            Columns =
            [
                new("GTIN", 18), new(text["product.internal"], 16), new(text["product.title"], 36), new(text["product.owner"], 36), new(text["product.group"], 20),
                new(text["oversee.traced"], 14, CellKind.Date), new(text["oversee.end-to-end"], 14, CellKind.Date), new(text["oversee.lots"], 10, CellKind.Whole),
                new(text["oversee.events"], 12, CellKind.Whole), new(text["oversee.scans"], 12, CellKind.Whole),
            ],
            Rows = c.Products.Select(IReadOnlyList<SheetCell> (p) =>
            [
                p.Card.Gtin, p.Card.InternalNumber, Display.InEnglish ? p.Card.NameEn : p.Card.NameVi, p.Owner, p.Group, SheetCell.Date(p.TracedOn), SheetCell.Date(p.EndToEndOn),
                SheetCell.Whole(p.Lots), SheetCell.Whole(p.Events), SheetCell.Whole(p.Scans),
            ]),
        };
        var stream = new MemoryStream();
        if (type == "csv")
        {
            CsvWriter.Write(products, stream);
        }
        else
        {
            new Workbook(
            [
                products, Of(text["oversee.by-group"], text["product.group"], c.ByGroup), Of(text["oversee.by-unit"], text["oversee.unit"], c.ByUnit),
                Of(text["oversee.by-month"], text["oversee.month"], c.ByMonth),
            ])
            { Title = title }.Write(stream);
        }

        stream.Position = 0;
        return TypedResults.File(stream, type == "csv" ? CsvWriter.ContentType : Workbook.ContentType, $"truy-xuat-{c.Filter.To:yyyy-MM-dd}.{type}");
    }
}
