using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Labels;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers.Labels;

/// <summary>Labels in the reader's language.</summary>
internal static class LabelWords
{
    extension(IStringLocalizer<NumbersText> text)
    {
        /// <summary>A finding as a sentence.</summary>
        public string Word(LabelFinding finding) => text[
            finding.Code + (finding.Weight == FindingWeight.Fine ? "" : "-bad"), Display.NumberUpTo((decimal)Math.Round(finding.Measured, 4), 2), Display.NumberUpTo((decimal)Math.Round(finding.Wanted, 4), 2)];

        /// <summary>The name of a symbol.</summary>
        public string Word(LabelSymbol symbol) => text["symbol." + LabelOrder.NameOf(symbol)];
    }

    /// <summary>The chip of a weight.</summary>
    public static StatusKind Kind(this FindingWeight weight) => weight switch
    {
        FindingWeight.Fine => StatusKind.Ok,
        FindingWeight.Warning => StatusKind.Risk,
        _ => StatusKind.Late,
    };
}
