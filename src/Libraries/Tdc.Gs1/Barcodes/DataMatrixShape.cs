namespace Tdc.Gs1.Barcodes;

/// <summary>Which sizes of Data Matrix may be chosen.</summary>
public enum DataMatrixShape
{
    /// <summary>Squares, 10 × 10 to 144 × 144.</summary>
    Square,

    /// <summary>Rectangles, 8 × 18 to 16 × 48.</summary>
    Rectangle,
}
