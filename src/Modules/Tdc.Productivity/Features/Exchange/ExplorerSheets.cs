using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>The explorer's view as CSV and XLSX, and the template of the import.</summary>
internal static class ExplorerSheets
{
    private const int MostRows = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/nang-suat/so-lieu.{type:regex(^(csv|xlsx)$)}", ViewAsync).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/nang-suat/nhap/mau.xlsx", (IStringLocalizer<ExploreText> text) => SheetDownload.Of("xlsx", "mau-so-lieu", Template(text))).ExcludeFromDescription().RequireAuthorization(ProductivityScopes.Writers);
    }

    private static async Task<IResult> ViewAsync(string type, HttpContext http, ProductivityAccess access, ExplorerReading reading, IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        var question = ExplorerQuestion.Of(http.Request.Query) with { Page = 1 };
        var view = await reading.ReadAsync(await access.RightsAsync(cancellation), question, cancellation, MostRows);
        if (view.Indicator is not { } indicator)
        {
            return TypedResults.NotFound();
        }

        // One row for each value: a table that people sort and programs read.
        var rows = view.Rows.SelectMany(r => r.Cells.OfType<Observation>().Select(IReadOnlyList<SheetCell> (c) =>
        [
            indicator.Code, indicator.Name(), r.Label, r.Series.Area, r.Series.AreaVersion, r.Series.Activity, c.Period, SheetCell.Number((decimal?)c.Value), indicator.Unit(),
            ExploreWords.Prices(r.Series.PriceBasis, r.Series.BaseYear), c.Status, text["origin." + r.Series.Origin].Value, c.Source, c.Remark(),
        ]));
        return SheetDownload.Of(type, "nang-suat-" + indicator.Code, new Sheet
        {
            Name = indicator.Code,
            Rows = rows,
            Columns =
            [
                new(text["register.code"], 10), new(text["register.name"], 40), new(text["table.row"], 40), new(text["f.area"], 10), new("AREA_VERSION", 12), new(text["f.activity"], 10), new(text["f.period"], 12),
                new(text["value.is"], 16, CellKind.Number), new(text["value.unit"], 20), new(text["value.prices"], 24), new(text["value.status"], 8), new(text["value.origin"], 16), new(text["value.source"], 50), new(text["value.note"], 50),
            ],
        });
    }

    private static Sheet Template(IStringLocalizer<ExploreText> text) => new()
    {
        Name = text["import.title"],
        Columns = [.. ImportObservationsHandler.Columns.Select(c => new SheetColumn(c, 16))],
        Rows = [],
        TemplateRows = 500,
    };
}
