using System.Globalization;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Pages;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Features.Impact;

/// <summary>How figures of an analysis are shown.</summary>
internal static class ImpactWords
{
    /// <summary>A number with all its digits, in the reader's signs.</summary>
    public static string Plain(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return Display.InEnglish ? digits : digits.Replace('.', ',');
    }

    /// <summary>A figure as printed on a certificate, in the reader's signs.</summary>
    public static string Figure(string digits) => Display.InEnglish ? digits : digits.Replace('.', ',');

    /// <summary>A value and its expanded uncertainty as printed.</summary>
    public static string Printed(string value, string uncertainty, string unit) => $"({Figure(value)} ± {Figure(uncertainty)}) {Unit(unit)}";

    /// <summary>A value and its expanded uncertainty, rounded by the rule of certificates.</summary>
    public static string Stated(double value, double uncertainty, string unit)
    {
        var rounded = RoundedResult.Of(value, uncertainty, 2);
        return Printed(rounded.Value, rounded.Uncertainty, unit);
    }

    /// <summary>The sign of a class.</summary>
    public static StatusKind Kind(ImpactClass found) => found switch
    {
        ImpactClass.Unchanged => StatusKind.Ok,
        ImpactClass.LargerUncertainty => StatusKind.Risk,
        _ => StatusKind.Late,
    };

    /// <summary>A unit in signs that people read.</summary>
    public static string Unit(string dsi) => LaboratoryUnits.Symbol(dsi);
}
