using System.Globalization;
using System.Resources;

namespace Tdc.Platform.Documents;

/// <summary>The fixed words of official documents in one language. They follow the document, not the reader.</summary>
internal sealed class OfficialLabels(DocumentLanguage language)
{
    private static readonly ResourceManager texts = new(typeof(DocumentsText));
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == DocumentLanguage.Vietnamese ? "vi-VN" : "en");

    internal string LanguageTag => language == DocumentLanguage.Vietnamese ? "vi-VN" : "en-GB";

    internal string State => Text("State");
    internal string Motto => Text("Motto");
    internal string Number => Text("Number");
    internal string Subject => Text("Subject");
    internal string To => Text("To");
    internal string Recipients => Text("Recipients");
    internal string AsAbove => Text("AsAbove");
    internal string Archive => Text("Archive");
    internal string Annex => Text("Annex");
    internal string Part => Text("Part");
    internal string Sources => Text("Sources");
    internal string? Courtesy => language == DocumentLanguage.Vietnamese ? null : Text("Courtesy");

    internal string Upper(string text) => text.ToUpper(culture);

    /// <summary>"Đồng Nai, ngày 05 tháng 6 năm 2026", with room left where the date is not given yet.</summary>
    internal string PlaceAndDate(OfficialDocument document) => (language, document.IssuedOn) switch
    {
        (DocumentLanguage.Vietnamese, { } day) => OfficialDates.PlaceAndDate(document.Place, day),
        (DocumentLanguage.Vietnamese, null) => $"{document.Place}, {OfficialDates.WordsToFillIn(document.Year)}",
        (_, { } day) => $"{document.Place}, {OfficialDates.EnglishWords(day)}",
        _ => $"{document.Place}, {document.Year?.ToString(CultureInfo.InvariantCulture)}".TrimEnd(',', ' '),
    };

    /// <summary>"(Kèm theo Báo cáo số 12/BC-SKHCN ngày 05 tháng 6 năm 2026 của Sở Khoa học và Công nghệ)".</summary>
    internal string Attached(OfficialDocument document)
    {
        var type = document.TypeName ?? Text("Letter");
        var number = OfficialDates.NumberAndNotation(document.Number, document.Notation);
        var date = (language, document.IssuedOn) switch
        {
            (DocumentLanguage.Vietnamese, { } day) => OfficialDates.Words(day),
            (DocumentLanguage.Vietnamese, null) => OfficialDates.WordsToFillIn(document.Year),
            (_, { } day) => OfficialDates.EnglishWords(day),
            _ => document.Year?.ToString(CultureInfo.InvariantCulture) ?? "…",
        };
        return string.Format(culture, Text("Attached"), string.Format(culture, Text("AttachedReference"), type, number, date, document.IssuerName));
    }

    private string Text(string key) => texts.GetString("official." + key, culture) ?? throw new MissingManifestResourceException(key);
}
