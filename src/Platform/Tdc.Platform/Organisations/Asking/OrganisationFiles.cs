using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>The list of units as CSV and XLSX, with the filters of the page.</summary>
internal static class OrganisationFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/don-vi/danh-sach.csv", CsvAsync).ExcludeFromDescription();
        app.MapGet("/don-vi/danh-sach.xlsx", XlsxAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> CsvAsync(
        HttpRequest request, OrganisationRegister register, Asker asker, TimeProvider clock, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var sheet = await SheetAsync(request, register, asker, clock, text, cancellation);
        var output = new MemoryStream();
        CsvWriter.Write(sheet, output);
        output.Position = 0;
        return Results.File(output, CsvWriter.ContentType, "don-vi.csv");
    }

    private static async Task<IResult> XlsxAsync(
        HttpRequest request, OrganisationRegister register, Asker asker, TimeProvider clock, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var sheet = await SheetAsync(request, register, asker, clock, text, cancellation);
        return Results.File(new Workbook([sheet]) { Title = text["list.title"], Created = clock.GetUtcNow() }.ToStream(), Workbook.ContentType, "don-vi.xlsx");
    }

    private static async Task<Sheet> SheetAsync(
        HttpRequest request, OrganisationRegister register, Asker asker, TimeProvider clock, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var now = await register.NowAsync(cancellation);
        var filter = OrganisationFilter.Read(request.Query, clock.TodayInVietnam);
        var units = filter.Query.Answer(now, asker, clock.TodayInVietnam);
        return new Sheet
        {
            Name = text["list.title"],
            Titles = [text["list.title"], filter.Query.AsOf is { } day ? text["list.as-of", Display.Date(day)] : text["list.any-day"]],
            Columns =
            [
                new(text["unit.code"], 12), new(text["unit.name-vi"], 46), new(text["unit.name-en"], 46), new(text["unit.kind"], 24),
                new(text["unit.parent"], 12), new(text["unit.from"], 12, CellKind.Date), new(text["unit.to"], 12, CellKind.Date),
                new(text["unit.source"], 30), new(text["unit.note"], 40),
            ],
            Rows = units.Select(u => (IReadOnlyList<SheetCell>)
            [
                u.Code, u.NameVi, u.NameEn, text["kind." + u.Kind].Value, u.ParentCode, SheetCell.Date(u.ValidFrom), SheetCell.Date(u.ValidTo), u.Source, u.Note,
            ]),
        };
    }
}
