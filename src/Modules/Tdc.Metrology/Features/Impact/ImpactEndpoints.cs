using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Features.Impact;

/// <summary>An analysis in the list of the API.</summary>
/// <param name="Standard">The laboratory's number of the standard.</param>
/// <param name="Done">Whether the findings are complete.</param>
internal sealed record ImpactListAnswer(Guid Id, string Standard, DateTimeOffset MadeAt, bool Done, bool Closed, int Results, int DecisionFlips, int LargerUncertainty);

/// <summary>An analysis with its counts.</summary>
/// <param name="Unit">Unit of the errors in D-SI notation.</param>
/// <param name="Reach">How far each error reaches from its nominal point.</param>
internal sealed record ImpactAnswer(
    Guid Id, string Standard, string? Certificate, DateTimeOffset? From, DateTimeOffset? To, string Unit, AsFoundReach Reach, IReadOnlyList<AsFoundError> Errors, string Reason, DateTimeOffset MadeAt,
    DateTimeOffset? DoneAt, DateTimeOffset? ClosedAt, int Results, int Certificates, int Customers, int DecisionFlips, int LargerUncertainty);

/// <summary>A finding. Values are unrounded, in <paramref name="Unit"/>.</summary>
/// <param name="Generation">Steps from the standard, from 1.</param>
/// <param name="UncertaintyUncorrected">Expanded uncertainty with which the printed value still holds.</param>
internal sealed record FindingAnswer(
    int Position, Guid Result, int Generation, string Customer, string Item, string Job, string? Certificate, double Nominal, string Unit, string PrintedValue, string PrintedUncertainty,
    Conformity PrintedConformity, ImpactClass Class, double? Value, double? ExpandedUncertainty, double? UncertaintyUncorrected, Conformity Conformity);

/// <summary>A page of findings.</summary>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
internal sealed record FindingsAnswer(IReadOnlyList<FindingAnswer> Findings, int? Next);

/// <summary>Analyses under <c>/api/metrology/laboratory/impacts</c>, for the laboratory.</summary>
internal static class ImpactEndpoints
{
    private const int LargestPage = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/metrology/laboratory/impacts").WithTags("Metrology").RequireAuthorization(LaboratoryScopes.Readers).ProducesProblem(404);
        api.MapGet("", ListAsync).WithName("GetImpacts").WithSummary("Analyses of what rested on a bad standard, newest first, fifty a page; for the laboratory.");
        api.MapGet("/{id:guid}", OneAsync).WithName("GetImpact").WithSummary("One analysis with its counts; for the laboratory.");
        api.MapGet("/{id:guid}/findings", FindingsAsync).WithName("GetImpactFindings").WithSummary("Findings of an analysis in their order, by position; for the laboratory.");
    }

    private static async Task<Results<Ok<IEnumerable<ImpactListAnswer>>, ProblemHttpResult>> ListAsync(
        int? page, LaboratoryDesk desk, ImpactReading reading, IStringLocalizer<ImpactText> text, CancellationToken cancellation) =>
        await desk.OpenAsync(cancellation) is { Reads: true } rights
            ? TypedResults.Ok((await reading.ListAsync(rights.Laboratory.Id, Math.Clamp(page ?? 1, 1, 100_000), cancellation)).Lines
                .Select(l => new ImpactListAnswer(l.Id.Value, l.StandardNumber, l.MadeAt, l.Done, l.Closed, l.Results, l.Flips, l.Larger)))
            : LaboratoryDesk.NotFound.ToProblem(text);

    private static async Task<Results<Ok<ImpactAnswer>, ProblemHttpResult>> OneAsync(
        Guid id, LaboratoryDesk desk, ImpactReading reading, IStringLocalizer<ImpactText> text, CancellationToken cancellation) =>
        await desk.OpenAsync(cancellation) is { Reads: true } rights && await reading.ReadAsync(rights.Laboratory.Id, new(id), cancellation) is { Study: var s } view
            ? TypedResults.Ok(new ImpactAnswer(
                id, view.Standard.Number, view.CertificateNumber, s.From, s.To, s.Unit, view.Found.Reach, view.Found.Points, s.Reason, s.MadeAt, s.DoneAt, s.ClosedAt, s.Results, s.Certificates, s.Customers, s.Flips, s.Larger))
            : LaboratoryDesk.NotFound.ToProblem(text);

    private static async Task<Results<Ok<FindingsAnswer>, ProblemHttpResult>> FindingsAsync(
        Guid id, int? after, int? limit, LaboratoryDesk desk, ImpactReading reading, IStringLocalizer<ImpactText> text, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(cancellation) is not { Reads: true } rights || await reading.ReadAsync(rights.Laboratory.Id, new(id), cancellation) is null)
        {
            return LaboratoryDesk.NotFound.ToProblem(text);
        }

        var (from, size) = (Math.Max(after ?? 0, 0), Math.Clamp(limit ?? 100, 1, LargestPage));
        var lines = await reading.FindingsAsync(new(id), null, null, from, size, cancellation);
        return TypedResults.Ok(new FindingsAnswer([.. lines.Select(Of)], lines.Count == size ? from + size : null));
    }

    private static FindingAnswer Of(FindingLine l)
    {
        var has = l.Finding.Class != ImpactClass.Undefined;
        return new(
            l.Finding.Position, l.Finding.Result.Value, l.Finding.Generation, l.Finding.Customer, l.Item, l.Job, l.CertificateNumber.Length > 0 ? l.CertificateNumber : null, l.Nominal, l.Unit,
            l.Printed, l.PrintedUncertainty, l.Verdict, l.Finding.Class, has ? l.Finding.Value : null, has ? l.Finding.ExpandedUncertainty : null, has ? l.Finding.UncertaintyUncorrected : null,
            l.Finding.Conformity);
    }
}
