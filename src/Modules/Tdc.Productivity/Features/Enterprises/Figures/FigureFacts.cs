using System.Globalization;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>A year's figures as plain facts, for telling what a change changed.</summary>
internal static class FigureFacts
{
    /// <summary>All facts by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(FirmYear year)
    {
        var facts = Figure.All.ToDictionary(f => f.Name, f => f.Get(year)?.ToString("0.############", CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
        (facts["activity"], facts["commune"], facts["ownership"], facts["startMonth"]) =
            (year.Activity, year.Commune, year.Ownership, year.StartMonth.ToString(CultureInfo.InvariantCulture));
        (facts["monthlyPersons"], facts["systems"], facts["tools"]) = (year.MonthlyPersons, year.Systems, year.Tools);
        return facts;
    }

    /// <summary>Old and new of each fact that differs.</summary>
    public static IReadOnlyDictionary<string, string[]> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.Where(f => before[f.Key] != f.Value).ToDictionary(f => f.Key, f => new[] { before[f.Key], f.Value }, StringComparer.Ordinal);
}
