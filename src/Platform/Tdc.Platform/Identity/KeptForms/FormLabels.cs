using System.Net;
using System.Text.RegularExpressions;

namespace Tdc.Platform.Identity;

/// <summary>What the fields of a page's forms are called there, read from the page itself, so that no form has to be described twice.</summary>
/// <remarks>
/// Reads the HTML that Platform's own field components write: a <c>label</c> names its control by id, a <c>legend</c> stands over radio buttons
/// and check boxes, a heading of the second or third level begins a section. What it does not find has no label; nothing throws.
/// </remarks>
public sealed partial class FormLabels
{
    private readonly Dictionary<string, FormLabel> labels = [];
    private readonly Dictionary<(string Name, string Value), string> choices = [];
    private readonly HashSet<string> carried = [];

    private FormLabels()
    {
    }

    /// <summary>Reads a page.</summary>
    public static FormLabels Read(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var found = new FormLabels { Title = Heading().Match(html) is { Success: true } title ? Text(title.Groups[1].Value) : null };
        var byId = Label().Matches(html).DistinctBy(m => m.Groups["id"].Value).ToDictionary(m => m.Groups["id"].Value, m => Text(m.Groups["text"].Value));
        var (section, legend) = ("", "");
        string? list = null;
        foreach (Match part in Part().Matches(html))
        {
            if (part.Groups["heading"].Success)
            {
                section = Text(part.Groups["heading"].Value);
            }
            else if (part.Groups["legend"].Success)
            {
                legend = Text(part.Groups["legend"].Value);
            }
            else if (part.Groups["end"].Success)
            {
                legend = "";
            }
            else if (part.Groups["option"].Success)
            {
                found.AddChoice(list, Attribute(part.Groups["option"].Value, "value"), Text(part.Groups["said"].Value));
            }
            else
            {
                var tag = part.Groups["control"].Value;
                list = tag.StartsWith("<select", StringComparison.Ordinal) ? Attribute(tag, "name") : null;
                found.AddControl(tag, byId, section, legend);
            }
        }

        return found;
    }

    /// <summary>The page's own heading; <see langword="null"/> when it has none.</summary>
    public string? Title { get; private init; }

    /// <summary>What a field is called, and under which heading it stands; <see langword="null"/> when the page does not say.</summary>
    public FormLabel? Of(string name) => labels.GetValueOrDefault(name) ?? labels.GetValueOrDefault(Numberless(name));

    /// <summary>What a value is called: the text of the choice, or the value itself.</summary>
    public string ValueOf(string name, string value) => choices.GetValueOrDefault((name, value)) ?? choices.GetValueOrDefault((Numberless(name), value)) ?? value;

    /// <summary>Whether the form carries a field along by itself, so that nobody typed it: a hidden field or a button.</summary>
    public bool IsCarried(string name) => carried.Contains(name);

    private void AddControl(string tag, Dictionary<string, string> byId, string section, string legend)
    {
        var name = Attribute(tag, "name");
        if (name.Length == 0)
        {
            return;
        }

        var type = Attribute(tag, "type");
        if (tag.StartsWith("<button", StringComparison.Ordinal) || type is "hidden" or "submit" or "button")
        {
            carried.Add(name);
            return;
        }

        var label = byId.GetValueOrDefault(Attribute(tag, "id"), "");
        if (type is "radio" or "checkbox" && legend.Length > 0)
        {
            AddChoice(name, Attribute(tag, "value"), label);
            label = legend;
        }

        if (label.Length > 0)
        {
            labels.TryAdd(name, new FormLabel(section, label));
            labels.TryAdd(Numberless(name), new FormLabel("", label)); // a further line of a table, which a fresh page does not show
        }
    }

    private void AddChoice(string? name, string value, string text)
    {
        if (!string.IsNullOrEmpty(name) && text.Length > 0)
        {
            choices.TryAdd((name, value), text);
            choices.TryAdd((Numberless(name), value), text);
        }
    }

    private static string Numberless(string name) => Number().Replace(name, "#");

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"""\s{name}="([^"]*)" """.TrimEnd(), RegexOptions.CultureInvariant).Groups[1].Value);

    private static string Text(string html) =>
        string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(Optional().Replace(html, ""), " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("""<label for="(?<id>[^"]*)"[^>]*>(?<text>.*?)</label>""", RegexOptions.Singleline)]
    private static partial Regex Label();

    [GeneratedRegex(
        """<h[23][^>]*>(?<heading>.*?)</h[23]>|<legend[^>]*>(?<legend>.*?)</legend>|(?<end></fieldset>)|(?<option><option[^>]*>)(?<said>[^<]*)|(?<control><(?:input|textarea|select|button)\s[^>]*>)""",
        RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("""<span class="opt">.*?</span>""", RegexOptions.Singleline)]
    private static partial Regex Optional();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

/// <summary>What a field is called.</summary>
/// <param name="Section">The heading over it; empty without one.</param>
/// <param name="Text">Its label.</param>
public sealed record FormLabel(string Section, string Text);
