namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Why a picture could not be read as a symbol.</summary>
public enum ReadingFault
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Not a picture of a kind that is read.</summary>
    NoPicture,

    /// <summary>Dark and light are too near to each other.</summary>
    Contrast,

    /// <summary>No symbol was found where one should be.</summary>
    NotFound,

    /// <summary>The modules are no whole number of dots, or too few.</summary>
    Modules,

    /// <summary>The patterns of the symbol are damaged.</summary>
    Pattern,

    /// <summary>The check character or the error correction does not hold.</summary>
    Check,

    /// <summary>What it says cannot be told.</summary>
    Content,
}

/// <summary>What was read back from a picture of a symbol.</summary>
/// <param name="Fault">Why not, or none.</param>
/// <param name="Text">
/// What the symbol says: digits, the text of a QR Code, or the data of an element string with <c>0x1D</c> between elements and without the first FNC1.
/// </param>
/// <param name="HasFnc1">Whether FNC1 stands in first place, which marks GS1 data.</param>
/// <param name="DotsPerX">Dots of one X-dimension.</param>
/// <param name="QuietLeft">Free space on the left in X.</param>
/// <param name="QuietRight">Free space on the right in X.</param>
/// <param name="QuietTop">Free space above in X; of a matrix.</param>
/// <param name="QuietBottom">Free space below in X; of a matrix.</param>
/// <param name="Contrast">Lightest less darkest shade, as a share of the whole range: 0 to 1.</param>
public sealed record SymbolReading(
    ReadingFault Fault, string Text = "", bool HasFnc1 = false, double DotsPerX = 0, double QuietLeft = 0, double QuietRight = 0, double QuietTop = 0, double QuietBottom = 0,
    double Contrast = 0);
