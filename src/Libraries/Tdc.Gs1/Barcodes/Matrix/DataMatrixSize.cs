namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>One size of Data Matrix ECC 200.</summary>
/// <remarks>Source: ISO/IEC 16022, table 7.</remarks>
/// <param name="Rows">Rows with the finder patterns.</param>
/// <param name="Columns">Columns with the finder patterns.</param>
/// <param name="RegionRows">Rows of one data region without its finder pattern.</param>
/// <param name="RegionColumns">Columns of one data region.</param>
/// <param name="DataWords">Data code words.</param>
/// <param name="CorrectionWords">Error correction code words of all blocks.</param>
/// <param name="Blocks">Interleaved blocks.</param>
internal sealed record DataMatrixSize(int Rows, int Columns, int RegionRows, int RegionColumns, int DataWords, int CorrectionWords, int Blocks)
{
    public static IReadOnlyList<DataMatrixSize> Squares { get; } =
    [
        Square(10, 8, 3, 5), Square(12, 10, 5, 7), Square(14, 12, 8, 10), Square(16, 14, 12, 12), Square(18, 16, 18, 14), Square(20, 18, 22, 18),
        Square(22, 20, 30, 20), Square(24, 22, 36, 24), Square(26, 24, 44, 28), Square(32, 14, 62, 36), Square(36, 16, 86, 42), Square(40, 18, 114, 48),
        Square(44, 20, 144, 56), Square(48, 22, 174, 68), Square(52, 24, 204, 84, 2), Square(64, 14, 280, 112, 2), Square(72, 16, 368, 144, 4),
        Square(80, 18, 456, 192, 4), Square(88, 20, 576, 224, 4), Square(96, 22, 696, 272, 4), Square(104, 24, 816, 336, 6), Square(120, 18, 1050, 408, 6),
        Square(132, 20, 1304, 496, 8), Square(144, 22, 1558, 620, 10),
    ];

    public static IReadOnlyList<DataMatrixSize> Rectangles { get; } =
    [
        new(8, 18, 6, 16, 5, 7, 1), new(8, 32, 6, 14, 10, 11, 1), new(12, 26, 10, 24, 16, 14, 1),
        new(12, 36, 10, 16, 22, 18, 1), new(16, 36, 14, 16, 32, 24, 1), new(16, 48, 14, 22, 49, 28, 1),
    ];

    /// <summary>Rows of all data regions together.</summary>
    public int MappingRows => Rows / (RegionRows + 2) * RegionRows;

    /// <summary>Columns of all data regions together.</summary>
    public int MappingColumns => Columns / (RegionColumns + 2) * RegionColumns;

    private static DataMatrixSize Square(int side, int region, int data, int correction, int blocks = 1) => new(side, side, region, region, data, correction, blocks);
}
