using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Department;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>Templates and downloads of figures as XLSX and CSV.</summary>
internal static class FigureSheets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/nang-suat/doanh-nghiep/mau.xlsx", (IStringLocalizer<EnterpriseText> text) => SheetDownload.Of("xlsx", "mau-so-lieu", Of(false, [], text))).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet("/nang-suat/doanh-nghiep/danh-sach/mau.xlsx", DepartmentTemplateAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet("/nang-suat/doanh-nghiep/ho-tro/mau.xlsx", SupportTemplateAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet("/nang-suat/doanh-nghiep/so-lieu.{type:regex(^(csv|xlsx)$)}", OwnAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
    }

    /// <summary>A sheet with the columns of the import, amounts in đồng.</summary>
    public static Sheet Of(bool severalFirms, IEnumerable<(string Code, string Name, FirmYear Year)> rows, IStringLocalizer<EnterpriseText> text) => new()
    {
        Name = text["import.sheet"],
        Columns = FigureColumns.Sheet(severalFirms),
        Rows = rows.Select(IReadOnlyList<SheetCell> (r) => [.. severalFirms ? [r.Code, r.Name] : Array.Empty<SheetCell>(), .. Cells(r.Year)]),
        TemplateRows = 200,
    };

    private static async Task<IResult> DepartmentTemplateAsync(ProductivityAccess access, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        (await access.RightsAsync(cancellation)).SeesFirms ? SheetDownload.Of("xlsx", "mau-doanh-nghiep", Of(true, [], text)) : TypedResults.NotFound();

    private static async Task<IResult> SupportTemplateAsync(ProductivityAccess access, SupportBook book, CancellationToken cancellation) =>
        (await access.RightsAsync(cancellation)).SeesFirms ? SheetDownload.Of("xlsx", "mau-ho-tro", book.Template()) : TypedResults.NotFound();

    private static async Task<IResult> OwnAsync(string type, FirmDesk desks, FirmYears years, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (await desks.OpenAsync(cancellation) is not { } desk)
        {
            return TypedResults.NotFound();
        }

        var rows = await years.OfAsync(desk.Firm.Id, cancellation);
        return SheetDownload.Of(type, "so-lieu-nang-suat", Of(false, rows.Select(y => (desk.Firm.Code, desk.Firm.Name, y)), text));
    }

    private static IEnumerable<SheetCell> Cells(FirmYear year)
    {
        yield return SheetCell.Whole(year.Year);
        yield return FigureColumns.Words(MoneyUnit.All[0]).Skip(Tdc.Platform.Pages.Display.InEnglish ? 2 : 1).First();
        yield return year.Activity.Length > 0 ? year.Activity + " " + Activities.NameOf(year.ActivityVersion, year.Activity) : null;
        yield return year.Commune;
        yield return year.Ownership.Length > 0 ? CodeList.Ownerships.NameOf(year.Ownership) : null;
        yield return SheetCell.Whole(year.StartMonth);
        foreach (var figure in Figure.All)
        {
            yield return figure.IsMoney ? SheetCell.Dong((long?)figure.Get(year)) : SheetCell.Number(figure.Get(year));
        }

        yield return string.Join("; ", year.Systems.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        yield return string.Join("; ", year.Tools.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
