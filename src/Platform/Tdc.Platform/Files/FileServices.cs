using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Registers the store of files.</summary>
internal static class FileServices
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton(p => FileSettings.From(p.GetService<IConfiguration>(), p.GetRequiredService<DatabaseSettings>()));
        services.AddSingleton<FileContents>();
        services.AddScoped(p => new FileStore(
            p.GetRequiredService<TdcDbContext>(), p.GetRequiredService<FileContents>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<FileStore>>()));
        services.AddScoped(p => new FileCheck(p.GetRequiredService<TdcDbContext>(), p.GetRequiredService<FileContents>()));
        services.AddScoped<FileCleaning>();
        services.AddSingleton<ICommandPart, FilesCommands>();
    }
}
