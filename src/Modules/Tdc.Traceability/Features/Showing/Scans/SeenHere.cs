using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Text;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Showing.Scans;

/// <summary>Notes the commune in which a reader says that the goods were seen: the only way in which a place is ever stored with a scan.</summary>
internal static class SeenHere
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/truy-xuat-noi-thay", NoteAsync).ExcludeFromDescription();

    // No token guards this form: there is no session in it, and nothing is done in anybody's name.
    private static async Task<IResult> NoteAsync(
        HttpContext http, PageAddress to, ScanCounter scans, ReportLimits limits, ITradeRegister register, OrganisationRegister units, TimeProvider clock, CancellationToken cancellation)
    {
        if (!http.Request.HasFormContentType)
        {
            return TypedResults.BadRequest();
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        var (code, place) = (ScannedCode.Read(form["ma"]), form["noi"].ToString().Trim());
        if (code.Kind != CodeKind.Gs1 || code.Link!.Key.Ai.Code != "01" || await register.ProductAsync(code.Link.Key.Value, cancellation) is null)
        {
            return TypedResults.NotFound();
        }

        if (!limits.TryTake(http, "noi"))
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var folded = VietnameseText.Fold(place);
        var snapshot = await units.NowAsync(cancellation);
        var communes = snapshot.AsOf(clock.TodayInVietnam, OrganisationKind.Commune, OrganisationKind.Ward, OrganisationKind.Township).ToList();
        var found = folded.Length == 0 ? null
            : communes.Find(u => u.Code == place || VietnameseText.Fold(u.NameVi) == folded)
            ?? (communes.FindAll(u => VietnameseText.Fold(u.NameVi).EndsWith(" " + folded, StringComparison.Ordinal)) is [var one] ? one : null);
        if (found is null)
        {
            return TypedResults.LocalRedirect(to["/truy-xuat?khong-ro=" + Uri.EscapeDataString(place)]);
        }

        var (lot, serial) = (Qualifier(code, "10"), Qualifier(code, "21"));
        scans.Count(code.Link.Key.Value, lot, ScanKind.Scan, found.Code);
        if (serial.Length > 0)
        {
            scans.See(code.Link.Key.Value, serial, found.Code);
        }

        return TypedResults.LocalRedirect(to["/truy-xuat?xong=noi"]);
    }

    private static string Qualifier(ScannedCode code, string ai) => code.Link!.Path.FirstOrDefault(e => e.Ai.Code == ai).Value ?? "";
}
