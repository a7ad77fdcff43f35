namespace Tdc.Productivity.Sdmx;

/// <summary>What stands in the head of an SDMX-JSON message.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Prepared">When it was prepared, UTC.</param>
/// <param name="SenderId">Who sends it.</param>
/// <param name="SenderName">The sender's name.</param>
internal sealed record SdmxMessageHead(string Id, DateTimeOffset Prepared, string SenderId, SdmxName SenderName)
{
    public bool IsTest { get; init; }
}

/// <summary>How the observations of a message are laid out.</summary>
internal enum SdmxJsonLayout
{
    /// <summary>By series: <c>series{"0:1":{attributes,observations{"0":[…]}}}</c>; the observations come series by series.</summary>
    Series,

    /// <summary>Flat: <c>observations{"0:1:0":[…]}</c>.</summary>
    Flat,
}

/// <summary>What is written around the observations of an SDMX-JSON data message.</summary>
/// <param name="Periods">The values of the time dimension in order; every observation has one of them.</param>
internal sealed record SdmxJsonOptions(SdmxJsonLayout Layout, IReadOnlyList<string> Periods)
{
    public SdmxAction Action { get; init; } = SdmxAction.Information;

    /// <summary>For dimensions and coded attributes by id, the codes used; those of the code list where it has no entry. A dimension without a list needs one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Values of the attributes of the whole data set.</summary>
    public IReadOnlyDictionary<string, string> DataSetAttributes { get; init; } = new Dictionary<string, string>();
}

/// <summary>What an SDMX-JSON data message said.</summary>
/// <param name="Id">The message's id; empty when it has none.</param>
/// <param name="Readings">Observations, or faults in their places, in the order of the message.</param>
/// <param name="Errors">What the sender says went wrong: code and title.</param>
internal sealed record SdmxJsonContent(string Id, bool IsTest, string Sender, IReadOnlyList<SdmxReading> Readings, IReadOnlyList<string> Errors)
{
    /// <summary>Values of the attributes of the whole data set, of the first that has each.</summary>
    public IReadOnlyDictionary<string, string> DataSetAttributes { get; init; } = new Dictionary<string, string>();
}
