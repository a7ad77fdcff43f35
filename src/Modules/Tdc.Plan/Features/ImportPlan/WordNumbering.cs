using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tdc.Plan.Domain;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>The numbers that Word counts itself: many annexes hold none in their cells and let a list count them.</summary>
internal sealed partial class WordNumbering
{
    private const int deepestStyle = 12;

    private readonly Dictionary<string, Level[]> levelsOf = [];
    private readonly Dictionary<string, string> countedBy = [];
    private readonly Dictionary<(string Num, int Level), int> startOverrides = [];
    private readonly Dictionary<string, (string Num, int Level)> byStyle = [];
    private readonly Dictionary<string, int?[]> counters = [];
    private readonly HashSet<string> started = [];

    /// <summary>Reads the definitions of a document.</summary>
    public WordNumbering(WordPackage package)
    {
        if (package.Part("numbering.xml") is not { } numbering)
        {
            return;
        }

        var definitions = numbering.Children("abstractNum").Where(a => a.Val("abstractNumId") is not null)
            .GroupBy(a => a.Val("abstractNumId")!).ToDictionary(g => g.Key, g => ReadLevels(g.First()));
        foreach (var num in numbering.Children("num"))
        {
            if (num.Val("numId") is { } id && num.Child("abstractNumId").Val() is { } definition && definitions.TryGetValue(definition, out var levels))
            {
                levelsOf[id] = levels;
                countedBy[id] = definition;
                foreach (var change in num.Children("lvlOverride"))
                {
                    if (change.Number("ilvl") is { } level && change.Child("startOverride").Number() is { } start)
                    {
                        startOverrides[(id, level)] = start;
                    }
                }
            }
        }

        ReadStyles([.. package.Part("styles.xml")?.Children("style").Where(s => s.Val("styleId") is not null) ?? []]);
    }

    /// <summary>The number that Word prints before a paragraph; empty when none. Counts on, so each paragraph is asked for once, in order.</summary>
    public string Before(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        var (num, level) = properties.Child("numPr") is { } own && own.Child("numId").Val() is { } id
            ? (id, own.Child("ilvl").Number() ?? 0)
            : properties.Child("pStyle").Val() is { } style && byStyle.TryGetValue(style, out var styled) ? styled : ("0", 0);
        if (num == "0" || level is < 0 or > 8 || !levelsOf.TryGetValue(num, out var levels))
        {
            return "";
        }

        var counter = counters.TryGetValue(countedBy[num], out var known) ? known : counters[countedBy[num]] = new int?[9];
        if (started.Add($"{num}/{level}") && startOverrides.TryGetValue((num, level), out var start))
        {
            counter[level] = start - 1;
        }

        counter[level] = (counter[level] ?? levels[level].Start - 1) + 1;
        Array.Fill(counter, null, level + 1, 8 - level);
        return levels[level].Format == "bullet" ? "-" : Place().Replace(levels[level].Text, match =>
        {
            var place = match.Value[1] - '1';
            return place is < 0 or > 8 ? "" : Write(counter[place] ?? levels[place].Start, levels[place].Format);
        });
    }

    // A style numbers its paragraphs itself or as the style does on which it is based.
    private void ReadStyles(List<XElement> styles)
    {
        var known = styles.GroupBy(s => s.Val("styleId")!).ToDictionary(g => g.Key, g => g.First());
        foreach (var (id, style) in known)
        {
            var from = style;
            for (var step = 0; from is not null && step < deepestStyle; step++)
            {
                var list = from.Child("pPr").Child("numPr");
                if (list.Child("numId").Val() is { } num)
                {
                    byStyle[id] = (num, list.Child("ilvl").Number() ?? 0);
                    break;
                }

                from = from.Child("basedOn").Val() is { } parent ? known.GetValueOrDefault(parent) : null;
            }
        }
    }

    private static Level[] ReadLevels(XElement definition)
    {
        var levels = Enumerable.Range(0, 9).Select(_ => new Level("decimal", "", 1)).ToArray();
        foreach (var level in definition.Children("lvl"))
        {
            if (level.Number("ilvl") is { } at and >= 0 and <= 8)
            {
                levels[at] = new(level.Child("numFmt").Val() ?? "decimal", level.Child("lvlText").Val() ?? "", level.Child("start").Number() ?? 1);
            }
        }

        return levels;
    }

    private static string Write(int number, string format)
    {
        var letter = number is > 0 and <= 26 ? ((char)('A' + number - 1)).ToString() : number.ToString(CultureInfo.InvariantCulture);
        var roman = number is > 0 and <= 399 ? RomanNumeral.Of(number) : letter;
        return format switch
        {
            "upperRoman" => roman,
            "lowerRoman" => roman.ToLowerInvariant(),
            "upperLetter" => letter,
            "lowerLetter" => letter.ToLowerInvariant(),
            "none" => "",
            "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }

    private sealed record Level(string Format, string Text, int Start);

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
