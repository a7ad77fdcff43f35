namespace Tdc.Platform.Pages;

/// <summary>The small signs of <c>IconSheet</c>. Shape and word always stand together; colour never alone.</summary>
public enum Sign
{
    /// <summary>Disc with a check: done.</summary>
    Done,
    /// <summary>Ring with an arrow: on track.</summary>
    OnTrack,
    /// <summary>Hourglass: waiting.</summary>
    Waiting,
    /// <summary>Triangle: at risk.</summary>
    Risk,
    /// <summary>Octagon: late, stop, error.</summary>
    Late,
    /// <summary>Dotted ring: no data.</summary>
    None,
    /// <summary>Ruler: measured from records.</summary>
    Measured,
    /// <summary>Dashed pen: declared by a person.</summary>
    Declared,
    /// <summary>Cross: remove.</summary>
    Remove,
    /// <summary>Sheet: a document.</summary>
    Document,
    /// <summary>Arrow into a tray: download.</summary>
    Download,
    /// <summary>Three bars: list of everything.</summary>
    Menu,
}
