using System.Globalization;
using System.Resources;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Resources;

namespace Tdc.Metrology.Features.Certificates.Making;

/// <summary>The words of certificates in one language, whatever language the reader of the page has.</summary>
internal sealed class CertificateWords
{
    private static readonly ResourceManager texts = new(typeof(CertificateText));
    private readonly CultureInfo culture;

    private CertificateWords(string culture) => this.culture = CultureInfo.GetCultureInfo(culture);

    public static CertificateWords Vietnamese { get; } = new("vi");

    public static CertificateWords English { get; } = new("en");

    public bool IsEnglish => culture.TwoLetterISOLanguageName == "en";

    public string this[string key] => texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key);

    public string Say(string key, params object[] values) => string.Format(culture, this[key], values);

    /// <summary>One of two texts that a record holds in both languages; the Vietnamese one where there is no English.</summary>
    public string Of(string vietnamese, string english) => IsEnglish && english.Length > 0 ? english : vietnamese;

    public string Date(DateOnly day) => day.ToString(IsEnglish ? "d MMMM yyyy" : "dd'/'MM'/'yyyy", IsEnglish ? CultureInfo.GetCultureInfo("en-GB") : CultureInfo.InvariantCulture);

    public string Dates(DateOnly from, DateOnly to) => from == to ? Date(from) : $"{Date(from)} – {Date(to)}";

    /// <summary>A number with all its written digits; its trailing zeros mean something.</summary>
    public string Number(string invariant)
    {
        var signed = invariant.Replace('-', '−');
        return IsEnglish ? signed : signed.Replace('.', ',');
    }

    public string Number(double value) => Number(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A coverage factor with two decimals.</summary>
    public string Factor(double value) => Number(value.ToString("0.00", CultureInfo.InvariantCulture));

    public string Percent(double share) => Number((share * 100).ToString("0.##", CultureInfo.InvariantCulture)) + " %";

    /// <summary>Name of a value of the room: known names have words, others are printed as they are.</summary>
    public string Environment(string name) => texts.GetString("environment." + name.ToLowerInvariant(), culture) ?? name;

    public string Condition(ItemCondition condition) => this["condition." + condition];

    public string Conformity(Conformity conformity) => this["conformity." + conformity];

    /// <summary>The limits of a result with their unit; empty for none.</summary>
    public string Limits(CertificateResult result)
    {
        var unit = DsiSymbol.Of(result.Unit);
        return (result.LowerLimit, result.UpperLimit) switch
        {
            (null, null) => "",
            ({ } low, null) => $"≥ {Number(low)} {unit}",
            (null, { } high) => $"≤ {Number(high)} {unit}",
            var (low, high) when -low == high => $"± {Number(high!.Value)} {unit}",
            var (low, high) => $"{Number(low!.Value)} … {Number(high!.Value)} {unit}",
        };
    }

    public string Rule(DecisionRule rule) => this["rule." + rule];
}
