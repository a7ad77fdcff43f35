using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Records of the laboratory in the reader's language.</summary>
internal static class LaboratoryWords
{
    extension(IStringLocalizer<LaboratoryText> text)
    {
        /// <summary>A word of an enum.</summary>
        public string Word(Enum value) => text[$"{value.GetType().Name}.{value}"];

        /// <summary>A quantity by its code; the code itself when it has no word.</summary>
        public string Quantity(string code) => text["quantity." + code] is { ResourceNotFound: false } found ? found.Value : code;

        /// <summary>A value of the room by its name.</summary>
        public string Room(string name) => text["room." + name] is { ResourceNotFound: false } found ? found.Value : name;

        /// <summary>A column of readings by its name.</summary>
        public string Column(string name) => text["column." + name] is { ResourceNotFound: false } found ? found.Value : name;

        /// <summary>A state as a chip shows it.</summary>
        public (StatusKind Kind, string Word) Chip(JobState state) => (state switch
        {
            JobState.Closed or JobState.CertificateIssued => StatusKind.Ok,
            JobState.InWork or JobState.Received => StatusKind.Go,
            JobState.ToAuthorise or JobState.Authorised => StatusKind.Wait,
            _ => StatusKind.None,
        }, text.Word(state));

        /// <summary>A verdict as a chip shows it.</summary>
        public (StatusKind Kind, string Word) Chip(Conformity verdict) => (verdict switch
        {
            Conformity.Pass => StatusKind.Ok,
            Conformity.ConditionalPass or Conformity.ConditionalFail => StatusKind.Risk,
            Conformity.Fail => StatusKind.Late,
            _ => StatusKind.None,
        }, text.Word(verdict));
    }

    /// <summary>A figure that was rounded already, with the reader's decimal sign and no digit changed.</summary>
    public static string Figure(string invariant) => (Display.InEnglish ? invariant : invariant.Replace('.', ',')).Replace('-', '−');

    /// <summary>A figure with its unit.</summary>
    public static string Figure(string invariant, string unit) => WithUnit(Figure(invariant), unit);

    /// <summary>An unrounded number to so many significant digits, without groups.</summary>
    public static string Number(double? value, int digits = 7)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Display.Blank;
        }

        var rounded = number == 0 ? 0 : double.Parse(number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Abs(rounded) is >= 1e-6 and < 1e12 || rounded == 0
            ? Figure(((decimal)rounded).ToString("0.##################", CultureInfo.InvariantCulture))
            : Figure(rounded.ToString("0.######e+0", CultureInfo.InvariantCulture));
    }

    /// <summary>A number with its unit.</summary>
    public static string Number(double? value, string unit, int digits = 7) => value is null ? Display.Blank : WithUnit(Number(value, digits), unit);

    /// <summary>A number as it is typed into a field.</summary>
    public static string Typed(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) is var text && Display.InEnglish ? text : text.Replace('.', ',') : "";

    /// <summary>A number as an address writes it.</summary>
    public static string InAddress(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The symbol of a unit.</summary>
    public static string Unit(string unit) => LaboratoryUnits.Symbol(unit);

    /// <summary>One of two names in the reader's language.</summary>
    public static string Name(string vietnamese, string english) => Display.InEnglish && english.Length > 0 ? english : vietnamese;

    private static string WithUnit(string figure, string unit) => LaboratoryUnits.Symbol(unit) is { Length: > 0 } symbol ? figure + " " + symbol : figure;
}
