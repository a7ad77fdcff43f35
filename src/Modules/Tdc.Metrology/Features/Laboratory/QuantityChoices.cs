using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Quantities that forms offer.</summary>
internal static class QuantityChoices
{
    private static readonly string[] codes = ["mass", "pressure", "temperature", "length", "volume", "force", "electricity", "time", "humidity"];

    /// <summary>All of them in the reader's language.</summary>
    public static IReadOnlyList<Choice> All(IStringLocalizer<LaboratoryText> text) => [.. codes.Select(c => new Choice(c, text.Quantity(c)))];
}
