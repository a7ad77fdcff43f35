using Tdc.Platform.Identity;

namespace Tdc.Platform.Files;

/// <summary>A module's answer whether somebody may read a file that one of its records refers to.</summary>
/// <remarks>Every module that refers to files registers one. A file is given out when at least one module says yes; otherwise it does not exist.</remarks>
public interface IFileAccess
{
    /// <summary>Whether a record of this module refers to the file and the asker may see that record.</summary>
    Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation);
}
