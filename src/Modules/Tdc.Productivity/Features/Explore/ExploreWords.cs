using System.Globalization;
using System.Resources;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Words of the explorer in the language of the page.</summary>
internal static class ExploreWords
{
    private static readonly ResourceManager texts = new(typeof(ExploreText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);

    /// <summary>A text in Vietnamese whatever the language of the page, for what is kept in both.</summary>
    public static string InVietnamese(string key) => texts.GetString(key, CultureInfo.GetCultureInfo("vi")) ?? key;

    /// <summary>A text in English whatever the language of the page.</summary>
    public static string InEnglish(string key) => texts.GetString(key, CultureInfo.GetCultureInfo("en")) ?? key;

    /// <summary>Why a formula gives no value, in a language.</summary>
    public static string Why(MissingReason missing, bool english)
    {
        var subject = missing.Offset == 0 ? missing.Subject : string.Create(CultureInfo.InvariantCulture, $"{missing.Subject} [{missing.Offset:+0;−0}]");
        var key = missing.Kind == MissingKind.DivisionByZero && double.TryParse(missing.Subject, CultureInfo.InvariantCulture, out _) ? "missing.ByDefinition" : "missing." + missing.Kind;
        return string.Format(CultureInfo.InvariantCulture, english ? InEnglish(key) : InVietnamese(key), subject);
    }

    /// <summary>Name of an indicator.</summary>
    public static string Name(this Indicator indicator) => Display.InEnglish ? indicator.NameEn : indicator.NameVi;

    /// <summary>Unit of an indicator.</summary>
    public static string Unit(this Indicator indicator) => Display.InEnglish ? indicator.UnitEn : indicator.UnitVi;

    /// <summary>Definition of an indicator.</summary>
    public static string Definition(this Indicator indicator) => Display.InEnglish ? indicator.DefinitionEn : indicator.DefinitionVi;

    /// <summary>Limits of an indicator.</summary>
    public static string Quality(this Indicator indicator) => Display.InEnglish ? indicator.QualityEn : indicator.QualityVi;

    /// <summary>What a reader must know of a value.</summary>
    public static string Remark(this Observation value) => Display.InEnglish && value.NoteEn.Length > 0 ? value.NoteEn : value.Note;

    /// <summary>Prices in words; empty when the value is no amount of money.</summary>
    public static string Prices(PriceBasis basis, int year) => basis switch
    {
        PriceBasis.Current => Say("prices.current"),
        PriceBasis.Constant => year == 0 ? Say("prices.constant-unknown") : Say("prices.constant", year),
        _ => "",
    };

    /// <summary>A period in words.</summary>
    public static string PeriodName(string text) => !Period.TryParse(text, out var period) ? text : period.Frequency switch
    {
        Frequency.HalfYear => Say("period.half", period.Number, period.Year),
        Frequency.Quarter => Say("period.quarter", period.Number, period.Year),
        Frequency.Month => Say("period.month", period.Number, period.Year),
        Frequency.Cumulated => Say("period.cumulated", period.Number, period.Year),
        Frequency.Range => Say("period.range", period.Year, period.Year + period.Number - 1),
        _ => period.ToString(),
    };

    /// <summary>A number of any size with no more digits than it needs; "–" when there is none.</summary>
    public static string Plain(double? number) => number is { } value && Math.Abs(value) < 1e15 ? Display.NumberUpTo((decimal)value, Math.Abs(value) >= 1000 ? 1 : 6) : Display.Number(number);

    /// <summary>A value as it is printed: in the decimals of the source, else of the indicator; "–" when there is none.</summary>
    public static string Value(Observation? value, Indicator indicator) =>
        value?.Value is not { } number ? Display.Blank : Display.Number(number, value.Decimals >= 0 ? Math.Min(value.Decimals, 4) : indicator.Decimals);
}
