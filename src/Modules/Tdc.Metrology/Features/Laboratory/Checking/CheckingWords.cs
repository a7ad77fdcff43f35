using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;
using Tdc.Uncertainty.Charts;
using Tdc.Uncertainty.Comparisons;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>Findings of charts and scores in words.</summary>
internal static class CheckingWords
{
    extension(IStringLocalizer<CheckingText> say)
    {
        /// <summary>A broken rule in a sentence.</summary>
        public string Rule(RunSignal signal) => say[$"rule.{signal.Rule}.{(signal.Above ? "above" : "below")}", signal.Point];

        /// <summary>How a check standard stands, as a chip shows it.</summary>
        public (StatusKind Kind, string Word) Chip(CheckStandard check, CheckEvaluation found) =>
            found.Points.Count < check.BaselinePoints ? (StatusKind.Wait, say["state.baseline", found.Points.Count, check.BaselinePoints])
            : found.Baseline is null ? (StatusKind.Risk, say["state.no-scatter"])
            : found.Last.Any() ? (StatusKind.Late, say["state.signal"])
            : (StatusKind.Ok, say["state.in-control"]);

        /// <summary>A verdict on a comparison, as a chip shows it.</summary>
        public (StatusKind Kind, string Word) Chip(ComparisonVerdict verdict) => (verdict switch
        {
            ComparisonVerdict.Satisfactory => StatusKind.Ok,
            ComparisonVerdict.Questionable => StatusKind.Risk,
            _ => StatusKind.Late,
        }, say["verdict." + verdict]);

        /// <summary>A limit of the environment: name, lower and upper end with the unit.</summary>
        public string Limit(EnvironmentLimit limit) =>
            $"{(say["value." + limit.Name] is { ResourceNotFound: false } word ? word.Value : limit.Name)} {LaboratoryWords.Number(limit.Low, 6)}–{LaboratoryWords.Number(limit.High, limit.Unit, 6)}";
    }

    /// <summary>Decimals that show a tenth of the spread, at most nine.</summary>
    public static int Decimals(double deviation) =>
        deviation > 0 && double.IsFinite(deviation) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(deviation)), 0, 9) : 3;
}
