using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Traceability.Domain.Chain.Export;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Chain.Dossiers;

/// <summary>The sortable spreadsheet as JSON.</summary>
/// <param name="Rows">One row for each lot in each critical tracking event.</param>
/// <param name="Missing">How many key data elements are missing.</param>
/// <param name="Rules">The rules that it follows, with how they are known.</param>
/// <param name="IsCut">Whether the chain was too long.</param>
internal sealed record FsmaAnswer(IReadOnlyList<FsmaRow> Rows, int Missing, IReadOnlyList<ExportRule> Rules, bool IsCut);

internal static class DossierEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/traceability/dossiers").WithTags("Export dossiers").RequireAuthorization(ChainPolicies.Query);
        api.MapGet("/fsma204.{type:regex(^(json|csv|xlsx)$)}", FsmaAsync).WithName("GetFsma204")
            .WithSummary("FSMA 204 sortable spreadsheet of a lot, container or product (?epc=): tracking events as rows, key data elements as columns, what is missing listed.").Produces<FsmaAnswer>().ProducesProblem(404);
        api.MapGet("/eudr.{type:regex(^(geojson|xlsx)$)}", EudrAsync).WithName("GetEudr")
            .WithSummary("EUDR geolocation set of a lot, container or product (?epc=): plots of land through all inputs, what is missing listed.").Produces(200, null, GeoJson.ContentType).ProducesProblem(404);
    }

    private static async Task<IResult> FsmaAsync(string type, string? epc, DossierReading reading, TimeProvider clock, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        await reading.FsmaAsync(epc, cancellation) is not { } found ? Refusal.NotFound("dossier.nothing").ToProblem(text)
        : type == "json" ? TypedResults.Ok(new FsmaAnswer(found.Rows, found.Rows.Sum(r => r.Missing.Count), [.. ExportRule.Of("fsma")], found.IsCut))
        : SheetFiles.Of(type, "fsma204", DossierSheets.Fsma(found.Rows, text), clock);

    private static async Task<IResult> EudrAsync(
        string type, string? epc, DossierReading reading, OrganisationRegister organisations, TraceTelling telling, TimeProvider clock, IStringLocalizer<ChainText> text, CancellationToken cancellation)
    {
        if (await reading.EudrAsync(epc, cancellation) is not { } found)
        {
            return Refusal.NotFound("dossier.nothing").ToProblem(text);
        }

        var units = await organisations.NowAsync(cancellation);
        var owners = found.Set.Plots.Where(p => p.Card is not null && !p.Missing.Contains("withheld")).ToDictionary(p => p.Place, p => telling.Name(units, p.Card!.Owner) ?? "");
        return type == "geojson"
            ? TypedResults.File(GeoJson.Write(found.Set, owners), GeoJson.ContentType, "eudr.geojson")
            : SheetFiles.Of(type, "eudr", DossierSheets.Eudr(found.Set, owners, text), clock);
    }
}
