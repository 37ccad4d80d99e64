"""Merkle trees and signed notes: what lets anybody prove later that nothing that was published was rewritten."""
