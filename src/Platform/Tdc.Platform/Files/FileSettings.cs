using Microsoft.Extensions.Configuration;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Where new files are put. Old ones are read from where they are, so the setting may change at any time.</summary>
/// <param name="Place">Disk unless <c>TDC_FILES=database</c>.</param>
/// <param name="Folder">Absolute folder of the contents on disk and of uploads on their way.</param>
public sealed record FileSettings(FilePlace Place, string Folder)
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="CommandFault">The setting is neither <c>disk</c> nor <c>database</c>.</exception>
    public static FileSettings From(IConfiguration? configuration, DatabaseSettings database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var place = configuration?["TDC_FILES"]?.Trim().ToLowerInvariant() switch
        {
            null or "" or "disk" => FilePlace.Disk,
            "database" => FilePlace.Database,
            var other => throw new CommandFault($"TDC_FILES is '{other}'; it may be 'disk' or 'database'."),
        };
        return new FileSettings(place, Path.Combine(database.DataFolder, "files"));
    }
}
