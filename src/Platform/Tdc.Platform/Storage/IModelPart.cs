using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tdc.Platform.Storage;

/// <summary>One module's share of the one database model: its tables carry its prefix, and nobody else names them.</summary>
public interface IModelPart
{
    /// <summary>The assembly whose id types are stored.</summary>
    Assembly Assembly => GetType().Assembly;

    /// <summary>Adds the module's entity configurations.</summary>
    void Configure(ModelBuilder model);
}
