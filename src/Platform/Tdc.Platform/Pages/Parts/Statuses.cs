namespace Tdc.Platform.Pages;

/// <summary>The state of a thing; each has its own shape, colour and word.</summary>
public enum StatusKind
{
    /// <summary>Done, complete, valid.</summary>
    Ok,
    /// <summary>On track.</summary>
    Go,
    /// <summary>Waiting for somebody; a draft.</summary>
    Wait,
    /// <summary>At risk; to be looked at.</summary>
    Risk,
    /// <summary>Late, returned, wrong.</summary>
    Late,
    /// <summary>No data, not opened.</summary>
    None,
}

/// <summary>How a value is known.</summary>
public enum Known
{
    /// <summary>Measured by the platform from records: solid with ticks.</summary>
    Measured,
    /// <summary>Declared by a person: dashed.</summary>
    Declared,
    /// <summary>Nobody has it yet: dotted.</summary>
    Missing,
}

/// <summary>What the kinds of state and knowledge are called in markup.</summary>
internal static class Marks
{
    internal static Sign Sign(this StatusKind kind) => kind switch
    {
        StatusKind.Ok => Pages.Sign.Done,
        StatusKind.Go => Pages.Sign.OnTrack,
        StatusKind.Wait => Pages.Sign.Waiting,
        StatusKind.Risk => Pages.Sign.Risk,
        StatusKind.Late => Pages.Sign.Late,
        _ => Pages.Sign.None,
    };

    internal static string Name(this StatusKind kind) => kind switch
    {
        StatusKind.Ok => "ok",
        StatusKind.Go => "go",
        StatusKind.Wait => "wait",
        StatusKind.Risk => "risk",
        StatusKind.Late => "late",
        _ => "none",
    };

    internal static Sign Sign(this Known known) => known switch
    {
        Known.Measured => Pages.Sign.Measured,
        Known.Declared => Pages.Sign.Declared,
        _ => Pages.Sign.None,
    };

    internal static string Edge(this Known known) => known switch
    {
        Known.Measured => "by-m",
        Known.Declared => "by-d",
        _ => "by-0",
    };

    internal static string Word(this Known known) => known switch
    {
        Known.Measured => "known.measured",
        Known.Declared => "known.declared",
        _ => "known.missing",
    };

    internal static string Symbol(this Sign sign) => sign switch
    {
        Pages.Sign.Done => "#i-ok",
        Pages.Sign.OnTrack => "#i-go",
        Pages.Sign.Waiting => "#i-wait",
        Pages.Sign.Risk => "#i-risk",
        Pages.Sign.Late => "#i-late",
        Pages.Sign.None => "#i-none",
        Pages.Sign.Measured => "#i-m",
        Pages.Sign.Declared => "#i-d",
        Pages.Sign.Remove => "#i-x",
        Pages.Sign.Document => "#i-doc",
        Pages.Sign.Download => "#i-down",
        _ => "#i-menu",
    };
}
