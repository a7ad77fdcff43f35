namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Why a file could not be read as an annex. The message's key is <c>fault.</c> and the name.</summary>
internal enum AnnexFault
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>Larger than <see cref="AnnexLimits.LargestFile"/>.</summary>
    TooLarge,

    /// <summary>Neither text, nor DOCX, nor XLSX, whatever its name says.</summary>
    WrongType,

    /// <summary>An old binary Office file (DOC, XLS); saved again as DOCX or XLSX it can be read.</summary>
    OldOffice,

    /// <summary>Text in an encoding that is not Unicode, or broken Unicode.</summary>
    Encoding,

    /// <summary>A damaged or password-protected document.</summary>
    Damaged,

    /// <summary>A document that unpacks to far more than a document holds.</summary>
    Bomb,

    /// <summary>More rows than an annex has.</summary>
    TooManyRows,

    /// <summary>No row names columns of an annex.</summary>
    NoHeading,

    /// <summary>Text whose columns are parted by commas, semicolons or bars.</summary>
    NotTabbed,

    /// <summary>A heading, but no task under it.</summary>
    NoTasks,
}

/// <summary>How much is read at most.</summary>
internal static class AnnexLimits
{
    /// <summary>Bytes of a file: 20 MB.</summary>
    public const long LargestFile = 20L * 1024 * 1024;

    /// <summary>Rows and lines of a file.</summary>
    public const int MostRows = 50_000;

    /// <summary>Columns of a table.</summary>
    public const int MostColumns = 200;
}
