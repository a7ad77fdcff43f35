namespace Tdc.Gs1.Barcodes;

/// <summary>How a symbol is drawn.</summary>
public sealed record BarcodeOptions
{
    /// <summary>Width of the narrowest bar or of a module in millimetres; null is the usual one of the symbol.</summary>
    public double? XDimension { get; init; }

    /// <summary>Height of the bars of a linear symbol in millimetres; null is the usual one.</summary>
    public double? BarHeight { get; init; }

    /// <summary>
    /// Whether the data stand below the symbol as text for people; null is yes for linear symbols and no for the others, because some readers look for those in
    /// the middle of a picture.
    /// </summary>
    public bool? WithText { get; init; }

    /// <summary>Error correction of a QR Code.</summary>
    public QrLevel QrLevel { get; init; } = QrLevel.Medium;

    /// <summary>Smallest version of a QR Code, 1 to 40.</summary>
    public int QrVersion { get; init; } = 1;

    /// <summary>Mask of a QR Code, 0 to 7; null is the one with the fewest disturbing patterns.</summary>
    public int? QrMask { get; init; }

    /// <summary>Shape of a Data Matrix.</summary>
    public DataMatrixShape Shape { get; init; }

    /// <summary>Smallest number of rows of a Data Matrix; 0 is the smallest that holds the data.</summary>
    public int DataMatrixRows { get; init; }
}
