using System.Globalization;
using System.Reflection;

namespace Tdc.Plan.Demonstration;

/// <summary>The invented sentences of <c>Data/demonstration.txt</c>, chosen and filled by words alone.</summary>
internal sealed class DemoWords
{
    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private readonly Dictionary<(string Section, string Kind), List<string>> lines;

    private DemoWords(Dictionary<(string, string), List<string>> lines) => this.lines = lines;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is broken; the message names its number.</exception>
    public static DemoWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Plan.Data.demonstration.txt")
            ?? throw new InvalidOperationException("The demonstration's sentences are not in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new Dictionary<(string, string), List<string>>();
        var (section, number) = ("", 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = line.Trim('[', ']', ' ');
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || section.Length == 0)
            {
                throw new FormatException($"demonstration.txt, line {number}: neither a section nor \"kind: sentence\".");
            }

            var key = (section, line[..colon]);
            if (!lines.TryGetValue(key, out var list))
            {
                lines[key] = list = [];
            }

            list.Add(line[(colon + 2)..]);
        }

        return new(lines);
    }

    /// <summary>What a unit says about a task.</summary>
    /// <param name="label">The task.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="leads">Whether it leads.</param>
    /// <param name="figures">Its figures, as they are written.</param>
    /// <param name="occasion">What makes it say other words another time.</param>
    public string Told(string label, DemoUnit unit, bool leads, IReadOnlyList<string> figures, string occasion)
    {
        var kind = !leads ? "phối hợp" : label == "I.1" && (unit.IsCommune || unit.IsDistrict) ? "cấp xã" : "chủ trì";
        var main = Fill(Line(label, kind, unit.Code, occasion), unit, figures, label, occasion);
        return Stable.Share(unit.Code, label, occasion, "more") < 0.45 ? main + " " + Step(label, unit, occasion) : main;
    }

    /// <summary>A short sentence for a progress entry.</summary>
    public string Step(string label, DemoUnit unit, string occasion) => Fill(Line(label, "bước", unit.Code, occasion), unit, [], label, occasion);

    /// <summary>The activities of a task: title and product.</summary>
    public IReadOnlyList<(string Title, string Product)> Activities(string label, DemoUnit unit) =>
    [
        .. (lines.GetValueOrDefault((label, "việc")) ?? [])
            .Select(a => Fill(a, unit, [], label, "activity").Split(" | ", 2)).Select(a => (a[0], a.Length > 1 ? a[1] : "")),
    ];

    /// <summary>A line of one of the common sections.</summary>
    public string Common(string section, DemoUnit unit, string occasion) =>
        Fill(Line(section, section is "khó khăn" or "đề nghị" ? unit.IsCommune || unit.IsDistrict ? "xã" : "sở" : "chung", unit.Code, occasion), unit, [], section, occasion);

    /// <summary>The coordinator's general assessment of a round.</summary>
    public string Assessment(string key, int units, int all, int onTime, int tasks) => string.Format(
        vietnamese, Stable.Pick(lines[("tổng hợp", "đánh giá")], key, "assessment"), units, all, (100.0 * units / Math.Max(1, all)).ToString("0.#", vietnamese), onTime, tasks) + " (Dữ liệu minh họa.)";

    /// <summary>What the coordinator announces for the next period.</summary>
    public string NextSteps(string key) => Stable.Pick(lines[("tổng hợp", "việc tới")], key, "next");

    /// <summary>A number as Vietnamese texts write it.</summary>
    public static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "#,0" : "#,0.#", vietnamese);

    private string Line(string section, string kind, string code, string occasion) =>
        lines.TryGetValue((section, kind), out var list) ? Stable.Pick(list, section, kind, code, occasion) : lines[(section, "bước")][0];

    private static string Fill(string line, DemoUnit unit, IReadOnlyList<string> figures, string label, string occasion)
    {
        if (!line.Contains('{', StringComparison.Ordinal))
        {
            return line;
        }

        string Some(int from, int to, string slot) => Stable.Number(from, to, unit.Code, label, occasion, slot).ToString(vietnamese);
        return line
            .Replace("{n1}", figures.Count > 0 ? figures[0] : Some(2, 9, "n1"), StringComparison.Ordinal)
            .Replace("{n2}", figures.Count > 1 ? figures[1] : Some(2, 9, "n2"), StringComparison.Ordinal)
            .Replace("{sp}", unit.Product, StringComparison.Ordinal).Replace("{sp2}", unit.Other, StringComparison.Ordinal)
            .Replace("{noi}", unit.Name, StringComparison.Ordinal)
            .Replace("{k}", Some(2, 9, "k"), StringComparison.Ordinal)
            .Replace("{m}", Some(15, 95, "m"), StringComparison.Ordinal)
            .Replace("{h}", Some(120, 960, "h"), StringComparison.Ordinal);
    }
}
