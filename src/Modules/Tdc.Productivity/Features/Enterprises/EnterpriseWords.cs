using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises;

/// <summary>Enterprises' figures in the reader's language.</summary>
internal static class EnterpriseWords
{
    private static readonly Dictionary<FigurePart, string> slugs = new()
    {
        [FigurePart.Unit] = "don-vi",
        [FigurePart.Output] = "dau-ra",
        [FigurePart.Purchases] = "mua-vao",
        [FigurePart.Distribution] = "phan-phoi",
        [FigurePart.Labour] = "lao-dong",
        [FigurePart.Assets] = "tai-san",
        [FigurePart.Innovation] = "doi-moi",
    };

    /// <summary>The name of a part in addresses.</summary>
    public static string Slug(this FigurePart part) => slugs[part];

    /// <summary>The part of a name in addresses, or <see langword="null"/>.</summary>
    public static FigurePart? PartOf(string? slug) => slugs.Where(s => s.Value == slug).Select(s => (FigurePart?)s.Key).FirstOrDefault();

    /// <summary>The part in which a figure or another field of a year stands.</summary>
    public static FigurePart PartOfField(string name) => Figure.Find(name)?.Part ?? FigurePart.Unit;

    extension(IStringLocalizer<EnterpriseText> text)
    {
        /// <summary>The label of a figure or of another field of a year.</summary>
        public string Label(string name) => text["fig." + name];

        /// <summary>The unit of money.</summary>
        public string Word(MoneyUnit unit) => text["money." + unit.Code];

        /// <summary>The title of a part.</summary>
        public string Word(FigurePart part) => text["part." + part];

        /// <summary>A finding as a sentence.</summary>
        public string Word(Finding finding) => string.Format(
            CultureInfo.CurrentCulture,
            text["check." + finding.Code],
            [text.Label(finding.Figure.Length == 0 ? "all" : finding.Figure), .. finding.Values.Select(v => Print(v, finding.Figure))]);

        /// <summary>A figure with its unit.</summary>
        public string Amount(Figure figure, decimal? value) => value is null ? Display.Blank : figure.Kind switch
        {
            FigureKind.Money => Display.Money((long)value),
            FigureKind.Practices => Display.Ratio((long)value, 12),
            _ => Display.NumberUpTo(value, 2) + " " + text["unit." + figure.Kind],
        };
    }

    // Amounts are decimals; of a figure that counts persons or hours they are plain numbers. Codes of activities are texts.
    private static string Print(object value, string name) => value switch
    {
        decimal amount when Figure.Find(name) is { IsMoney: false } => Display.NumberUpTo(amount, 2),
        decimal amount when Math.Abs(amount) < 1000 => Display.NumberUpTo(amount, 2),
        decimal amount => Display.MoneyInWords((long)amount, 3),
        double number => Display.Number(number, Math.Abs(number) < 10 ? 1 : 0),
        string code => code + " " + Activities.NameOf(Activities.Present, code),
        _ => value.ToString() ?? "",
    };
}
