namespace Tdc.Gs1.Barcodes;

/// <summary>How much damage a QR Code survives.</summary>
public enum QrLevel
{
    /// <summary>About 7 % of the code words.</summary>
    Low,

    /// <summary>About 15 %.</summary>
    Medium,

    /// <summary>About 25 %.</summary>
    Quartile,

    /// <summary>About 30 %.</summary>
    High,
}
