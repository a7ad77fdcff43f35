using System.Text.RegularExpressions;

namespace Tdc.Productivity.Sdmx;

/// <summary>A name in the languages of the platform.</summary>
internal sealed record SdmxName(string Vietnamese, string English)
{
    public string In(string language) => language == "en" ? English : Vietnamese;
}

/// <summary>What a structure or a list is called by: <c>AGENCY:ID(VERSION)</c>.</summary>
internal sealed partial record SdmxReference(string Agency, string Id, string Version)
{
    /// <summary>Reads <c>AGENCY:ID(VERSION)</c> or, for what has no version, <c>AGENCY:ID</c>; a name may follow: <c>AGENCY:ID(VERSION): Name</c>.</summary>
    /// <returns>Null when the text is neither.</returns>
    public static SdmxReference? Read(string text)
    {
        var name = text.IndexOf(": ", StringComparison.Ordinal);
        var match = Shape().Match(name < 0 ? text : text[..name]);
        return match.Success ? new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : null;
    }

    public string Urn(string type) => $"urn:sdmx:org.sdmx.infomodel.{type}={this}";

    public override string ToString() => Version.Length == 0 ? $"{Agency}:{Id}" : $"{Agency}:{Id}({Version})";

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9_.-]*):([A-Za-z0-9_@$-]+)(?:\(([^()]+)\))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>A code of a list.</summary>
/// <param name="Parent">The code above it in the same list; null at the top.</param>
internal sealed record SdmxCode(string Id, SdmxName Name, string? Parent = null);

/// <summary>A code list.</summary>
internal sealed record SdmxCodelist(SdmxReference Reference, SdmxName Name, IReadOnlyList<SdmxCode> Codes)
{
    private readonly Dictionary<string, SdmxCode> byId = Codes.ToDictionary(code => code.Id, StringComparer.Ordinal);

    public SdmxCode? Find(string id) => byId.GetValueOrDefault(id);
}

/// <summary>What a component is for.</summary>
internal enum SdmxRole
{
    Dimension,
    TimeDimension,
    Measure,
    DataSetAttribute,
    SeriesAttribute,
    ObservationAttribute,
}

/// <summary>A dimension, measure or attribute of a structure.</summary>
/// <param name="Codelist">The codes allowed; null when the values are free.</param>
internal sealed record SdmxComponent(string Id, SdmxName Name, SdmxRole Role, SdmxCodelist? Codelist = null)
{
    public bool IsMandatory { get; init; }

    /// <summary>Whether an attribute may have several values, which stand in <see cref="SdmxObservation.MultiValues"/>.</summary>
    public bool IsMultiValued { get; init; }

    public bool IsAttribute => Role >= SdmxRole.DataSetAttribute;
}

/// <summary>A data structure definition.</summary>
/// <param name="Components">Dimensions in the order of the key, the time dimension among them, then one measure, then attributes.</param>
internal sealed record SdmxDataStructure(SdmxReference Reference, SdmxName Name, SdmxReference ConceptScheme, IReadOnlyList<SdmxComponent> Components)
{
    public const string ObservationValue = "OBS_VALUE";
    public const string TimePeriod = "TIME_PERIOD";

    public IReadOnlyList<SdmxComponent> Dimensions { get; } = [.. Components.Where(c => c.Role <= SdmxRole.TimeDimension)];

    public IReadOnlyList<SdmxComponent> Attributes { get; } = [.. Components.Where(c => c.IsAttribute)];

    public SdmxComponent Measure => Components.First(c => c.Role == SdmxRole.Measure);
}

/// <summary>A dataflow: the data published under a structure.</summary>
internal sealed record SdmxDataflow(SdmxReference Reference, SdmxName Name, SdmxDataStructure Structure);

/// <summary>What a receiver is to do with data.</summary>
internal enum SdmxAction
{
    Information,
    Append,
    Merge,
    Replace,
    Delete,
}

/// <summary>An observation, or attributes of a part of the key, or what is to be deleted.</summary>
/// <param name="Key">Values of the dimensions in the order of the structure; empty where a delete leaves one open or attributes belong to a part of the key.</param>
/// <param name="Value">The value; null when it is missing or suppressed.</param>
internal sealed record SdmxObservation(IReadOnlyList<string> Key, double? Value)
{
    private static readonly IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> noLists = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Values of attributes by id: OBS_STATUS, CONF_STATUS, UNIT_MEASURE, UNIT_MULT, DECIMALS, COMMENT_OBS and others.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = none;

    /// <summary>Values of attributes that may have several.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValues { get; init; } = noLists;

    /// <summary>What is to be done with it; null for what the message says of all.</summary>
    public SdmxAction? Action { get; init; }

    /// <summary>Whether a delete names the value itself, so that attributes it does not name stay.</summary>
    public bool IsValueDeleted { get; init; }
}
