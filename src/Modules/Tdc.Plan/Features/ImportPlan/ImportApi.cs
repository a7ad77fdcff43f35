using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.Api;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>A read file: what was understood, and what has to be decided before it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="State">preview, confirmed or discarded.</param>
/// <param name="Undecided">Labels of the tasks whose time somebody has to decide.</param>
/// <param name="Reading">The reading with its warnings, as <c>tdc plan import --json</c> writes it.</param>
internal sealed record ImportAnswer(Guid Id, string FileName, string State, IReadOnlyList<string> Undecided, JsonElement Reading);

/// <summary>The preview of an import over REST; uploading and confirming stand with the other writes.</summary>
internal static class ImportApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/imports/{id:guid}", GetAsync).WithName("GetImport").WithSummary("A read file with its warnings and what has to be decided.")
            .RequireAuthorization(PlanScopes.Writers).ProducesProblem(404);

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, PreviewImportHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await handler.OpenAsync(id, cancellation) is not var (import, reading))
        {
            return Refusal.NotFound("plan.no-such-import").ToProblem(text);
        }

        IReadOnlyList<string> undecided = import.State == PlanImportState.Preview ? [.. (await handler.UndecidedAsync(reading, cancellation)).Select(u => u.Label)] : [];
        using var written = new MemoryStream();
        AnnexJson.Write(reading, written);
        using var json = JsonDocument.Parse(written.ToArray());
        return TypedResults.Ok(new ImportAnswer(id, import.FileName, ApiWords.Camel(import.State.ToString()), undecided, json.RootElement.Clone()));
    }
}
